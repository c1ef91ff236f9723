"use client";

import type { Route } from "next";
import type { ReactNode } from "react";
import type { QuoteWords } from "#components/quote.tsx";
import { QuoteToConfirm } from "#components/quote-to-confirm.tsx";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { type Option, type OptionGroup, SelectField } from "#components/ui/select-field.tsx";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";
import { buyNumberAction } from "./actions.ts";
import type { BoughtAnswer } from "./bought-answer.ts";
import { WhatBecame } from "./what-became.tsx";

interface BuyNumberFormProps {
  number: string;
  formKey: string;
  owners: (Option | OptionGroup)[];
  /** The one that is chosen to begin with. */
  owner: string;
  /** Null once the number is no longer selected. */
  quote: DrawnQuote | null;
  /** Said then, unless this very form bought it: without the script the page is drawn anew with the answer. */
  gone: ReactNode;
  sentences: Record<string, string>;
  quoteWords: QuoteWords;
  words: Record<"owner" | "submit" | "pending" | "cancel", string>;
}

export function BuyNumberForm({ words, sentences, ...props }: BuyNumberFormProps) {
  return (
    <Form<BoughtAnswer>
      action={buyNumberAction}
      loadSchema={() => import("#lib/numbers/schema.ts").then((schema) => schema.BuyNumber)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      idempotencyKey={props.formKey}
      instead={props.quote ? undefined : props.gone}
      buttons={<CancelLink href={"/numbers/buy" as Route}>{words.cancel}</CancelLink>}
      done={(answer) => <WhatBecame {...answer} />}
    >
      <input type="hidden" name="number" value={props.number} />
      <SelectField name="owner" label={words.owner} options={props.owners} initial={props.owner} />
      {props.quote && <QuoteToConfirm quote={props.quote} words={props.quoteWords} />}
    </Form>
  );
}
