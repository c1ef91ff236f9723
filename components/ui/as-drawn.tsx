"use client";

import type { ReactNode } from "react";
import { useAsDrawn } from "#components/ui/hidden-field.tsx";

/** {@link useAsDrawn} for fields within a form. */
export function AsDrawn<Drawn>({ from, children }: { from: Drawn; children: (drawn: Drawn) => ReactNode }) {
  return children(useAsDrawn(from));
}
