"use client";

import type { ReactNode } from "react";
import { useFocusOnce } from "#components/ui/use-focus-once.ts";

/** Takes the focus when it appears, so that an outcome is read out and the keyboard goes on from there. */
export function FocusedRegion({ isHidden = false, children }: { isHidden?: boolean; children: ReactNode }) {
  return (
    <div ref={useFocusOnce(!isHidden)} tabIndex={-1} hidden={isHidden} className="outline-none">
      {children}
    </div>
  );
}
