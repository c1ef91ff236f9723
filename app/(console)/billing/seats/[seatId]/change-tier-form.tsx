"use client";

import { LiveQuote, type LiveQuoteWords } from "#components/live-quote.tsx";
import { Form } from "#components/ui/form.tsx";
import { NewOnceDone } from "#components/ui/new-once-done.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { changeTierAction } from "./actions.ts";

interface ChangeTierFormProps {
  seatId: string;
  formKey: string;
  options: Option[];
  sentences: Record<string, string>;
  quote: LiveQuoteWords;
  words: Record<"newTier" | "submit" | "pending", string>;
}

export function ChangeTierForm({ seatId, formKey, options, sentences, quote, words }: ChangeTierFormProps) {
  return (
    <Form<string>
      action={changeTierAction}
      loadSchema={() => import("#lib/seats/schema.ts").then((schema) => schema.ChangeTier)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      idempotencyKey={formKey}
      saved={(said) => said}
      aside={
        <NewOnceDone>
          <LiveQuote subject="tier" isAsked={isOfTier} first={null} words={quote} />
        </NewOnceDone>
      }
    >
      <input type="hidden" name="seatId" value={seatId} />
      <NewOnceDone>
        <SelectField name="tierId" label={words.newTier} options={options} />
      </NewOnceDone>
    </Form>
  );
}

const isOfTier = (field: string) => field === "seatId" || field === "tierId";
