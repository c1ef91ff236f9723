"use client";

import { useEffect, useRef } from "react";

/**
 * Gives the ref of a place that takes the focus as soon as it is there, once for each `turn`: what appears again while somebody
 * types must not take the field from under the hand. The first turn is 1.
 */
export function useFocusOnce(isThere: boolean, turn = 1) {
  const place = useRef<HTMLDivElement>(null);
  const told = useRef(0);
  useEffect(() => {
    if (!isThere || turn === told.current) return;
    told.current = turn;
    place.current?.focus();
  }, [isThere, turn]);
  return place;
}
