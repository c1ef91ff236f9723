"use client";

import { usePathname } from "next/navigation";
import { type RefObject, useEffect, useState } from "react";
import { FoundLinks } from "#components/found-links.tsx";
import type { FoundKind } from "#lib/values/found.ts";
import type { FindTexts } from "./find-field.tsx";

type Answer = readonly FoundKind[] | "unreachable" | null;

const pauseMilliseconds = 120;

/** Links to what is found, below the field: arrow keys go through them, Escape closes them. Loaded when the field is first used. */
export default function FindSuggestions({
  form,
  texts,
}: {
  form: RefObject<HTMLFormElement | null>;
  texts: FindTexts;
}) {
  const [answer, setAnswer] = useState<Answer>(null);
  const path = usePathname();

  // A page that was chosen is a search that is over.
  useEffect(() => {
    if (path) setAnswer(null);
  }, [path]);

  useEffect(() => {
    const field = form.current?.querySelector("input");
    if (!form.current || !field) return;
    const stop = new AbortController();
    let latest = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = async () => {
      latest.abort();
      latest = new AbortController();
      const { signal } = latest;
      const next = field.value.trim() ? await fetchFound(field.value, signal) : null;
      if (!signal.aborted) setAnswer(next);
    };
    const askSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pauseMilliseconds);
    };
    // What is asked, or about to be, opens nothing any more either.
    const close = () => {
      clearTimeout(timer);
      latest.abort();
      setAnswer(null);
    };
    const leave = (event: FocusEvent) => {
      if (!(event.relatedTarget instanceof Node && form.current?.contains(event.relatedTarget))) close();
    };
    field.addEventListener("input", askSoon, stop);
    form.current.addEventListener("focusout", leave, stop);
    form.current.addEventListener("keydown", (event) => moveThrough(form.current, event, close), stop);
    if (field.value) askSoon();
    return () => {
      close();
      stop.abort();
    };
  }, [form]);

  const count = Array.isArray(answer) ? answer.reduce((sum, { items }) => sum + items.length, 0) : 0;
  return (
    <>
      <p role="status" className="sr-only">
        {answer === null ? "" : sentence(answer, count, texts)}
      </p>
      {answer !== null && (
        <div className="absolute start-4 top-full z-30 max-h-[70dvh] w-[min(28rem,calc(100vw-2rem))] overflow-y-auto rounded-md border border-line bg-surface p-2 shadow-raised lg:start-5">
          {count > 0 && Array.isArray(answer) ? (
            <FoundLinks kinds={answer} />
          ) : (
            <p className="px-2.5 py-1.5 text-muted">{sentence(answer, count, texts)}</p>
          )}
        </div>
      )}
    </>
  );
}

function sentence(answer: NonNullable<Answer>, count: number, texts: FindTexts): string {
  if (answer === "unreachable") return texts.unreachable;
  return count > 0 ? texts.found : texts.none;
}

async function fetchFound(q: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(`/api/find?${new URLSearchParams({ q })}`, { signal }).catch(() => null);
  if (!response?.ok || response.redirected) return "unreachable";
  const { kinds }: { kinds: FoundKind[] } = await response.json();
  return kinds;
}

function moveThrough(form: HTMLFormElement | null, event: globalThis.KeyboardEvent, close: () => void) {
  if (!form) return;
  if (event.key === "Escape") return close();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [...form.querySelectorAll<HTMLElement>("input, a")];
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
