"use client";

import type { ReactNode } from "react";
import { Form } from "#components/ui/form.tsx";
import { RadioField } from "#components/ui/radio-field.tsx";
import { holdNumberAction } from "./actions.ts";

interface OffersFormProps {
  formKey: string;
  seatId: string | null;
  offers: { value: string; label: string }[];
  /** In place of the numbers, where there is none. */
  none: ReactNode;
  sentences: Record<string, string>;
  words: Record<"number" | "submit" | "pending", string>;
}

/** The numbers found; selecting one leads to its purchase. */
export function OffersForm({ formKey, seatId, offers, none, sentences, words }: OffersFormProps) {
  return (
    <Form
      action={holdNumberAction}
      loadSchema={() => import("#lib/numbers/schema.ts").then((schema) => schema.SelectNumber)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      idempotencyKey={formKey}
      instead={none}
    >
      {seatId && <input type="hidden" name="seatId" value={seatId} />}
      <RadioField
        name="number"
        label={words.number}
        choices={offers}
        {...(offers[0] && { initial: offers[0].value })}
      />
    </Form>
  );
}
