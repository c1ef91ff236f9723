"use client";

import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState, useTransition } from "react";

type FilterFormProps = {
  /** Names the search landmark: "Search agents". */
  label: string;
  /** A `SearchField` and `SelectField`s, named as in the address, and a `FilterButton`. */
  children: ReactNode;
};

/** Keeps a list's search and filters in its address. Choosing sends at once; without the script the button does. */
export function FilterForm({ label, children }: FilterFormProps) {
  const form = useRef<HTMLFormElement>(null);
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
    if (form.current && !isFollowing.current && wasChosenBefore(form.current, address)) {
      isFollowing.current = true;
      return form.current.requestSubmit();
    }
    const spared = wentThroughHistory.current ? null : document.activeElement;
    wentThroughHistory.current = false;
    if (form.current) followAddress(form.current, address, spared);
    isFollowing.current = true;
  }, [address]);

  useEffect(() => {
    if (isPending) return () => setOutcome(form.current ? outcomeAfter(form.current) : "");
  }, [isPending]);

  function show(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    wentThroughHistory.current = false;
    const query = filledIn(new FormData(event.currentTarget)).toString();
    startTransition(() => router.push((query ? `${path}?${query}` : path) as Route, { scroll: false }));
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

/** Whether somebody chose from what was on the screen before the script came. What the browser put back there itself is no choice. */
function wasChosenBefore(form: HTMLFormElement, address: URLSearchParams): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (navigation?.type !== "navigate") return false;
  return [...form.querySelectorAll("select")].some(({ name, value, options }) => {
    const drawn = address.get(name) ?? "";
    // An address may ask for what is no choice at all.
    return value !== drawn && [...options].some((option) => option.value === drawn);
  });
}

/** What the list under the form came to: how many rows are drawn now. For those who do not see it. */
function outcomeAfter(form: HTMLFormElement): string {
  const isAfter = (table: HTMLTableElement) =>
    (form.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const table = [...document.querySelectorAll<HTMLTableElement>("main table")].find(isAfter);
  const name = table?.caption?.textContent ?? document.querySelector("main h1")?.textContent ?? "";
  const rows = table?.tBodies[0]?.rows.length ?? 0;
  return `${name}: ${rows.toLocaleString(document.documentElement.lang)}`;
}

/** The fields say what the list shows; `spared` is the one being typed in, but for whoever goes back or forward. */
function followAddress(form: HTMLFormElement, address: URLSearchParams, spared: Element | null) {
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    "input[name], select[name]",
  )) {
    if (control !== spared) control.value = address.get(control.name) ?? "";
  }
}

function filledIn(form: FormData): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of form) {
    if (typeof value === "string" && value.trim() !== "") query.append(name, value);
  }
  return query;
}
