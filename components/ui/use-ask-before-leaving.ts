"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Asks before a link, another form, Back or the browser itself leaves what is not saved yet in `own`. Listens at the window and while
 * events come down, so that neither the router nor a form hears of what somebody calls off. A browser without the Navigation API does
 * not ask at Back.
 */
export function useAskBeforeLeaving(
  own: RefObject<HTMLElement | null>,
  hasUnsaved: () => boolean,
  question: string,
): void {
  const unsaved = useRef(hasUnsaved);
  useEffect(() => {
    unsaved.current = hasUnsaved;
  });

  useEffect(() => {
    const listening = new AbortController();
    const ask = (event: Event) => {
      if (!leaves(event, own.current) || !unsaved.current() || window.confirm(question)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const options = { capture: true, signal: listening.signal };
    window.addEventListener("click", ask, options);
    window.addEventListener("submit", ask, options);
    window.addEventListener(
      "beforeunload",
      (event) => {
        if (unsaved.current()) event.preventDefault();
      },
      options,
    );
    window.navigation?.addEventListener(
      "navigate",
      (event) => {
        const isElsewhere = new URL(event.destination.url).pathname !== window.location.pathname;
        const isBack = event.navigationType === "traverse" && event.cancelable && isElsewhere;
        if (isBack && unsaved.current() && !window.confirm(question)) event.preventDefault();
      },
      options,
    );
    return () => listening.abort();
  }, [own, question]);
}

/**
 * A plain click on a link to elsewhere in this tab, or another form that is sent, unless it says that everything stays, or is the form's
 * own way out; dialogs are answered in their place.
 */
function leaves(event: Event, own: HTMLElement | null): boolean {
  const { target } = event;
  if (!(target instanceof Element) || target.closest("dialog, [data-stays], [data-cancel]")) return false;
  if (!(event instanceof MouseEvent)) return !own?.contains(target);
  const link = target.closest<HTMLAnchorElement>("a[href]");
  const hasModifier = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (link?.getAttribute("href")?.startsWith("#")) return false;
  return link !== null && link.target === "" && !link.hasAttribute("download") && !hasModifier;
}
