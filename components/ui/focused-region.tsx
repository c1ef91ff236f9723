"use client";

import type { ReactNode } from "react";
import { useFocusOnce } from "#components/ui/use-focus-once.ts";

/** Takes the focus when it appears, so that an outcome is read out and the keyboard goes on from there. */
export function FocusedRegion({ children }: { children: ReactNode }) {
  return (
    <div ref={useFocusOnce(true)} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}
