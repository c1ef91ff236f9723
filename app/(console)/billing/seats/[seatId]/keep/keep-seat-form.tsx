"use client";

import type { Route } from "next";
import type { QuoteWords } from "#components/quote.tsx";
import { QuoteToConfirm } from "#components/quote-to-confirm.tsx";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";
import { keepSeatAction } from "./actions.ts";

interface KeepSeatFormProps {
  seatId: string;
  formKey: string;
  quote: DrawnQuote | null;
  sentences: Record<string, string>;
  quoteWords: QuoteWords;
  words: Record<"submit" | "pending" | "cancel" | "kept" | "back", string>;
}

export function KeepSeatForm({ seatId, formKey, quote, sentences, quoteWords, words }: KeepSeatFormProps) {
  return (
    <Form
      action={keepSeatAction}
      loadSchema={() => import("#lib/seats/schema.ts").then((schema) => schema.OneSeat)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      idempotencyKey={formKey}
      buttons={<CancelLink href={"/billing" as Route}>{words.cancel}</CancelLink>}
      done={() => (
        <div data-done className="grid gap-4">
          <Notice tone="success">{words.kept}</Notice>
          <a href="/billing" className="font-medium text-accent hover:underline">
            {words.back}
          </a>
        </div>
      )}
    >
      <input type="hidden" name="seatId" value={seatId} />
      {quote ? (
        <QuoteToConfirm quote={quote} words={quoteWords} />
      ) : (
        <Notice tone="warning">{sentences["seat-not-to-be-released"]}</Notice>
      )}
    </Form>
  );
}
