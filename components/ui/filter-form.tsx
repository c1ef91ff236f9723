"use client";

import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import {
  type ReactNode,
  type SubmitEvent,
  type SyntheticEvent,
  useEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import { useTypingPause } from "#components/ui/use-typing-pause.ts";

type FilterFormProps = {
  /** Names the search landmark: "Search agents". */
  label: string;
  /** A `SearchField` and `SelectField`s, named as in the address, and a `FilterButton`. */
  children: ReactNode;
};

/**
 * Keeps a list's search and filters in its address. Choosing sends at once and typing after a pause, which adds no steps to the history;
 * without the script the button does.
 */
export function FilterForm({ label, children }: FilterFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const typing = useTypingPause();
  const isTyped = useRef(false);
  const wentThroughHistory = useRef(false);
  const isFollowing = useRef(false);
  const [outcome, setOutcome] = useState("");
  const router = useRouter();
  const path = usePathname();
  const address = useSearchParams();
  const [isPending, startTransition] = useTransition();

  useEffect(() => {
    const goes = () => {
      wentThroughHistory.current = true;
    };
    window.addEventListener("popstate", goes);
    return () => window.removeEventListener("popstate", goes);
  }, []);

  useEffect(() => {
    // What is about to be sent is newer than this address.
    if (typing.isWaiting()) return;
    if (form.current && !isFollowing.current && wasChosenBefore(form.current, address)) {
      isFollowing.current = true;
      return form.current.requestSubmit();
    }
    const spared = wentThroughHistory.current ? null : document.activeElement;
    wentThroughHistory.current = false;
    if (form.current) followAddress(form.current, address, spared);
    isFollowing.current = true;
  }, [address, typing]);

  useEffect(() => {
    if (isPending) return () => setOutcome(form.current ? outcomeAfter(form.current) : "");
  }, [isPending]);

  function show(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    typing.forget();
    wentThroughHistory.current = false;
    const query = filledIn(new FormData(event.currentTarget)).toString();
    const step = isTyped.current ? "replace" : "push";
    startTransition(() => router[step]((query ? `${path}?${query}` : path) as Route, { scroll: false }));
  }

  function followTyping({ currentTarget, target, nativeEvent }: SyntheticEvent<HTMLFormElement>) {
    if (!(target instanceof HTMLInputElement) || target.type !== "search") return;
    // Letters that an input method is still putting together are no word yet.
    if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) return typing.forget();
    typing.await(() => {
      isTyped.current = true;
      // As an event, which is heard by whoever asks before something unsaved is lost.
      currentTarget.requestSubmit();
      isTyped.current = false;
    });
  }

  return (
    <search aria-label={label} className="print:hidden">
      <form
        ref={form}
        method="get"
        action={path}
        onSubmit={show}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit();
        }}
        // Enter sends by itself, and it may be called off.
        onKeyDown={({ key }) => key === "Enter" && typing.forget()}
        onInput={followTyping}
        onCompositionEnd={followTyping}
        aria-busy={isPending}
        className="mb-4 flex flex-wrap items-end gap-3 *:min-w-36 *:grow sm:*:max-w-80 sm:*:grow-0"
      >
        {children}
      </form>
      <p role="status" className="sr-only">
        {outcome}
      </p>
    </search>
  );
}

/** Whether somebody typed, or chose from what was on the screen, before the script came. What the browser put back there itself is no choice. */
function wasChosenBefore(form: HTMLFormElement, address: URLSearchParams): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (navigation?.type !== "navigate") return false;
  const searches = form.querySelectorAll<HTMLInputElement>("input[type=search]");
  if ([...searches].some(({ value, defaultValue }) => value !== defaultValue)) return true;
  return [...form.querySelectorAll("select")].some(({ name, value, options }) => {
    const drawn = address.get(name) ?? "";
    // An address may ask for what is no choice at all.
    return value !== drawn && [...options].some((option) => option.value === drawn);
  });
}

/** What the list under the form came to: how many rows, entries or boxes are drawn now. For those who do not see it. */
function outcomeAfter(form: HTMLFormElement): string {
  const part = form.closest("section, main");
  const after = <E extends Element>(selector: string) =>
    [...(part?.querySelectorAll<E>(selector) ?? [])].filter(
      (each) => (form.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
  const [table] = after<HTMLTableElement>("table");
  const name = table?.caption?.textContent ?? part?.querySelector("h1, h2")?.textContent ?? "";
  const entries = table?.tBodies[0]?.rows ?? after("li:not(nav li), input[type=checkbox]");
  return `${name}: ${entries.length.toLocaleString(document.documentElement.lang)}`;
}

/** The fields say what the list shows; `spared` is the one being typed in, but for whoever goes back or forward. */
function followAddress(form: HTMLFormElement, address: URLSearchParams, spared: Element | null) {
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    "input[name], select[name]",
  )) {
    if (control === spared) continue;
    control.value = address.get(control.name) ?? "";
    // An address may ask for what is no choice at all: then the list shows everything.
    if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.selectedIndex = 0;
  }
}

function filledIn(form: FormData): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of form) {
    if (typeof value === "string" && value.trim() !== "") query.append(name, value);
  }
  return query;
}
