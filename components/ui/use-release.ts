"use client";

import { useEffect, useRef } from "react";

/** Resolves once the pointer that was pressed last is let go of and its click is over; null before the first. */
export function useRelease() {
  const release = useRef<Promise<void>>(null);
  useEffect(() => {
    const stop = new AbortController();
    const press = ({ button }: PointerEvent) => {
      if (button === 0) release.current = untilReleased();
    };
    addEventListener("pointerdown", press, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
  return release;
}

function untilReleased(): Promise<void> {
  return new Promise((resolve) => {
    const stop = new AbortController();
    const end = () => {
      stop.abort();
      // The click comes right after.
      setTimeout(resolve);
    };
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, end, stop);
  });
}
