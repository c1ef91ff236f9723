"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * The page under a dialog's answer still shows things as they were: it is drawn anew once the answer was read and is gone. Where the button
 * that opened the dialog goes with that, the keyboard is taken to the page's heading.
 */
export function useRefreshOnLeaving(): void {
  const router = useRouter();
  useEffect(
    () => () => {
      catchFocusOf(document.activeElement);
      router.refresh();
    },
    [router],
  );
}

const patienceMs = 10_000;

function catchFocusOf(holder: Element | null): void {
  const watch = new MutationObserver(() => {
    if (holder?.isConnected) return;
    watch.disconnect();
    const heading = document.querySelector("h1");
    if (!heading || document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), patienceMs);
}
