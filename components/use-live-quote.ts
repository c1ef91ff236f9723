"use client";

import { type RefObject, useContext, useEffect, useState } from "react";
import { FormContext } from "#components/ui/form-context.ts";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";

/** A quote that came with the page, and the question that it answers: `for=agent&seat=none` for one. */
export interface FirstQuote {
  question: string;
  quote: DrawnQuote;
}

export type QuoteAnswer = { quote: DrawnQuote } | { refusal: string | null } | "waiting" | "unreachable";

const pauseMilliseconds = 150;
/** Between two askings while no answer comes, so that the quote is there soon after the network is. */
const retryMilliseconds = 5000;

/**
 * The quote for the form that `field` stands in, asked for again whenever what it depends on changes. What an answer of the
 * server brought is later than any asked for, and takes its place. Null while nothing is known, as without the script: the one
 * that came with the page is shown only where it will follow what is chosen.
 */
export function useLiveQuote(
  field: RefObject<HTMLInputElement | null>,
  subject: string,
  isAsked: (field: string) => boolean,
  first: FirstQuote | null,
): QuoteAnswer | null {
  const answered = useContext(FormContext)?.quote ?? null;
  const [shown, setShown] = useState<QuoteAnswer | null>(answered && { quote: answered });
  const [seenAnswer, setSeenAnswer] = useState(answered);
  if (answered !== seenAnswer) {
    setSeenAnswer(answered);
    if (answered) setShown({ quote: answered });
  }

  useEffect(() => {
    const form = field.current?.form;
    if (!form) return;
    let latest = new AbortController();
    let question = "";
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = async (shownMeanwhile: QuoteAnswer = "waiting") => {
      const next = questionIn(form, subject, isAsked);
      if (next === question) return;
      question = next;
      latest.abort();
      latest = new AbortController();
      const { signal } = latest;
      setShown(shownMeanwhile);
      const answer = await fetchQuote(next, signal);
      if (signal.aborted) return;
      setShown(answer ?? "unreachable");
      if (answer === null) askIn(retryMilliseconds, "unreachable");
      if (answer === null || answer === "unreachable") question = "";
    };
    const askIn = (milliseconds: number, shownMeanwhile?: QuoteAnswer) => {
      clearTimeout(timer);
      timer = setTimeout(() => ask(shownMeanwhile), milliseconds);
    };
    const askSoon = () => {
      if (questionIn(form, subject, isAsked) !== question) {
        // At once: who sends the form meanwhile has not seen what this costs, and must not agree to what something else did.
        question = "";
        latest.abort();
        setShown("waiting");
      }
      askIn(pauseMilliseconds);
    };
    if (first?.question === questionIn(form, subject, isAsked)) {
      question = first.question;
      // Also of a page that was drawn anew: in another language, or after another admin's change.
      setShown({ quote: first.quote });
    } else void ask();
    form.addEventListener("input", askSoon);
    return () => {
      form.removeEventListener("input", askSoon);
      clearTimeout(timer);
      latest.abort();
    };
  }, [field, subject, isAsked, first]);

  return shown;
}

function questionIn(form: HTMLFormElement, subject: string, isAsked: (field: string) => boolean): string {
  const fields = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && isAsked(name) ? [[name, value]] : [],
  );
  return new URLSearchParams([["for", subject], ...fields]).toString();
}

/** Null where asking again may help: no answer came, or only that of a server in trouble. */
async function fetchQuote(question: string, signal: AbortSignal): Promise<QuoteAnswer | null> {
  const answered = fetch(`/api/quote?${question}`, { signal }).then((response) => {
    if (response.ok && !response.redirected) return response.json();
    return response.status >= 500 ? null : "unreachable";
  });
  // Also when it breaks off within the answer.
  return answered.catch(() => null);
}
