"use client";

import { useContext } from "react";
import { QuoteLines, type QuoteWords } from "#components/quote.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";

interface QuoteToConfirmProps {
  quote: DrawnQuote | null;
  words: QuoteWords;
}

/** What the page came with, until an answer of the server brings a later one; its pin goes back with the form. */
export function QuoteToConfirm({ quote: first, words }: QuoteToConfirmProps) {
  const quote = useContext(FormContext)?.quote ?? first;
  if (!quote) return null;
  return (
    <section aria-label={words.title} className="rounded-md border border-line p-3">
      <input type="hidden" name="quote" value={quote.pin} />
      <QuoteLines quote={quote} words={words} />
    </section>
  );
}
