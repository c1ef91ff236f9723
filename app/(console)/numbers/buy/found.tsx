"use client";

import type { ReactNode } from "react";
import { FocusedRegion } from "#components/ui/focused-region.tsx";

/** What a search came to takes the focus, since the search loads the page and nothing else would be read out. */
export function Found({ children }: { children: ReactNode }) {
  return <FocusedRegion>{children}</FocusedRegion>;
}
