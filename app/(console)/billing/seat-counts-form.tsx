"use client";

import type { ReactNode } from "react";
import { LiveQuote, type LiveQuoteWords } from "#components/live-quote.tsx";
import { Form } from "#components/ui/form.tsx";
import type { FirstQuote } from "#components/use-live-quote.ts";
import { setSeatCountsAction } from "./actions.ts";
import { TierField, type TierFieldProps } from "./tier-field.tsx";

interface SeatCountsFormProps {
  formKey: string;
  tiers: TierFieldProps[];
  first: FirstQuote;
  instead: ReactNode;
  sentences: Record<string, string>;
  quoteWords: LiveQuoteWords;
  words: Record<"submit" | "pending", string>;
}

export function SeatCountsForm({ formKey, tiers, words, sentences, ...quote }: SeatCountsFormProps) {
  return (
    <Form<string>
      action={setSeatCountsAction}
      loadSchema={() => import("#lib/billing/schema.ts").then((schema) => schema.SetSeatCounts)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      idempotencyKey={formKey}
      saved={(said) => said}
      aside={
        <LiveQuote
          key={formKey}
          subject="seats"
          isAsked={isSeatCount}
          first={quote.first}
          words={quote.quoteWords}
          instead={quote.instead}
        />
      }
    >
      {tiers.map((tier) => (
        <TierField key={`${tier.name} ${tier.count}`} {...tier} />
      ))}
    </Form>
  );
}

const isSeatCount = (field: string) => field.startsWith("seats:");
