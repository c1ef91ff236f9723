"use client";

import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { seenText } from "#lib/values/seen.ts";
import { changeBillingAction } from "./actions.ts";
import type { SettingsWords } from "./words.ts";

interface BillingFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: SettingsWords;
  /** Empty once the currency is fixed. */
  currencies: Option[];
  cycles: Option[];
  terms: { currency: string; cycle: string; billDay: string };
}

export function BillingForm({ formKey, sentences, words, currencies, cycles, terms }: BillingFormProps) {
  return (
    <Form
      action={changeBillingAction}
      loadSchema={() => import("#lib/organisations/schema.ts").then((schema) => schema.ChangeBilling)}
      sentences={sentences}
      submit={words.saveBilling}
      pending={words.saving}
      saved={(sentence: string) => sentence}
      idempotencyKey={formKey}
    >
      <HiddenField name="seen" value={seenText(terms)} />
      {currencies.length > 0 && (
        <SelectField
          name="currency"
          label={words.currency}
          help={words.currencyHelp}
          options={currencies}
          initial={terms.currency}
        />
      )}
      <SelectField name="cycle" label={words.cycle} options={cycles} initial={terms.cycle} />
      <TextField
        name="billDay"
        label={words.billDay}
        help={words.billDayHelp}
        inputMode="numeric"
        autoComplete="off"
        initial={terms.billDay}
      />
    </Form>
  );
}
