"use client";

import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, type SubmitEvent, useEffect, useRef, useTransition } from "react";

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
    const spared = wentThroughHistory.current ? null : document.activeElement;
    wentThroughHistory.current = false;
    if (form.current) followAddress(form.current, address, spared);
  }, [address]);

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
    </search>
  );
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
