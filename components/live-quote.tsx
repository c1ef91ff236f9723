"use client";

import { type ReactNode, useRef } from "react";
import { QuoteLines, type QuoteWords } from "#components/quote.tsx";
import { type FirstQuote, useLiveQuote } from "#components/use-live-quote.ts";

interface LiveQuoteProps {
  /** What /api/quote is asked for. */
  subject: "agent" | "seats" | "tier";
  /** Which of the form's fields the quote depends on. A function of the module, so that it stays the same. */
  isAsked: (field: string) => boolean;
  /** Spares the first question, and so whoever is quick a second confirmation. The same object as long as the page is. */
  first: FirstQuote | null;
  words: LiveQuoteWords;
  /** Said under a quote that costs money: how it would be free. */
  instead?: ReactNode;
}

export type LiveQuoteWords = QuoteWords & { waiting: string; unreachable: string; withoutScript: string };

/** The quote beside a form, sent along by its pin. Without the script the form comes back with it and is confirmed. */
export function LiveQuote({ subject, isAsked, first, words, instead }: LiveQuoteProps) {
  const field = useRef<HTMLInputElement>(null);
  const shown = useLiveQuote(field, subject, isAsked, first);
  const answer = shown === null || typeof shown === "string" ? null : shown;

  return (
    <section
      aria-label={words.title}
      className="rounded-lg border border-line bg-surface p-4 lg:sticky lg:top-6"
    >
      <h2 className="mb-2 font-semibold">{words.title}</h2>
      <input
        ref={field}
        type="hidden"
        name="quote"
        value={answer && "quote" in answer ? answer.quote.pin : ""}
      />
      <div aria-live="polite" aria-busy={shown === "waiting"}>
        {shown === null && <p className="text-muted">{words.withoutScript}</p>}
        {typeof shown === "string" && <p className="text-muted">{words[shown]}</p>}
        {answer && "quote" in answer && <QuoteLines quote={answer.quote} words={words} />}
        {answer && "quote" in answer && answer.quote.charges.length > 0 && instead}
        {answer && "refusal" in answer && <p className="text-danger">{answer.refusal}</p>}
      </div>
    </section>
  );
}
