"use client";

import { useEffect, useMemo } from "react";

const pauseInMilliseconds = 300;

/**
 * Waits until somebody has stopped typing for a moment. Whoever follows a link or goes back before that has gone elsewhere and is not
 * called back: what they typed is forgotten.
 */
export function useTypingPause() {
  const pause = useMemo(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      clearTimeout(waiting);
      waiting = undefined;
    };
    return {
      isWaiting: () => waiting !== undefined,
      forget,
      await: (then: () => void) => {
        forget();
        waiting = setTimeout(() => {
          waiting = undefined;
          then();
        }, pauseInMilliseconds);
      },
    };
  }, []);

  useEffect(() => {
    const follows = ({ target }: Event) => {
      if (target instanceof Element && target.closest("a[href]")) pause.forget();
    };
    document.addEventListener("click", follows, true);
    window.addEventListener("popstate", pause.forget);
    return () => {
      document.removeEventListener("click", follows, true);
      window.removeEventListener("popstate", pause.forget);
      pause.forget();
    };
  }, [pause]);

  return pause;
}
