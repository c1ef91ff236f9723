"use client";

import { useEffect, useRef } from "react";

/**
 * Puts the cursor into a field of the form around it when the page opens, so that one can type at once. Not on a narrow screen or by
 * touch, where that would bring up a keyboard and scroll away what stands above; nor where the field is out of sight, below what comes
 * first, or the cursor is in the form already.
 */
export function StartHere({ field }: { field: string }) {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = here.current?.closest("form");
    const input = form?.elements.namedItem(field);
    if (!(input instanceof HTMLInputElement) || form?.contains(document.activeElement)) return;
    const isInSight = input.getBoundingClientRect().bottom <= innerHeight;
    if (isInSight && matchMedia("(min-width: 64rem) and (pointer: fine)").matches)
      input.focus({ preventScroll: true });
  }, [field]);
  return <span ref={here} hidden />;
}
