"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Takes the focus when it appears, so that an outcome is read out and the keyboard goes on from there. */
export function FocusedRegion({ children }: { children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => region.current?.focus(), []);
  return (
    <div ref={region} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}
