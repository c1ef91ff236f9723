"use client";

import { useEffect, useRef } from "react";

/**
 * Gives the ref of a place that takes the focus as soon as it is there, once for each `turn`: what appears again while somebody
 * types must not take the field from under the hand. Nor does what comes late, when the hand has gone on to another field or types on since
 * the form was sent; it is read out all the same. The first turn is 1.
 */
export function useFocusOnce(isThere: boolean, turn = 1) {
  const place = useRef<HTMLDivElement>(null);
  const told = useRef(0);
  useEffect(() => {
    if (!isThere || turn === told.current) return;
    told.current = turn;
    if (!hasGoneOn) place.current?.focus();
  }, [isThere, turn]);
  return place;
}

let hasGoneOn = false;

if (typeof document !== "undefined") {
  const listen = (type: string, hear: (event: Event) => void) => document.addEventListener(type, hear, true);
  const goOn = ({ target }: Event) => {
    hasGoneOn = target instanceof Element && target.matches("input, textarea, select");
  };
  listen("submit", () => {
    hasGoneOn = false;
  });
  listen("focusin", goOn);
  listen("input", goOn);
}
