"use client";

import { Form } from "#components/ui/form.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { TierWords } from "../tier-words.ts";
import { setTierPriceAction } from "./actions.ts";

interface PriceFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: TierWords;
  tierId: string;
  today: string;
}

export function PriceForm({ formKey, sentences, words, tierId, today }: PriceFormProps) {
  return (
    <Form
      action={setTierPriceAction}
      loadSchema={() => import("#lib/tiers/schema.ts").then((schema) => schema.SetTierPrice)}
      sentences={sentences}
      submit={words.savePrice}
      pending={words.saving}
      saved={words.saved}
      idempotencyKey={formKey}
    >
      <input type="hidden" name="tierId" value={tierId} />
      <TextField
        name="price"
        label={words.price}
        help={words.priceHelp}
        inputMode="decimal"
        autoComplete="off"
      />
      <TextField
        name="startsOn"
        label={words.startsOn}
        help={words.startsOnHelp}
        type="date"
        min={today}
        initial={today}
      />
    </Form>
  );
}
