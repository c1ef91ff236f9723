"use client";

import { Form } from "#components/ui/form.tsx";
import { removeTierPriceAction } from "./actions.ts";

interface RemovePriceFormProps {
  formKey: string;
  sentences: Record<string, string>;
  tierId: string;
  startsOn: string;
  submit: string;
  pending: string;
}

/** A button only; once done, its line of the table is gone with it, and the page says so. */
export function RemovePriceForm({ formKey, sentences, tierId, startsOn, ...words }: RemovePriceFormProps) {
  return (
    <Form
      action={removeTierPriceAction}
      loadSchema={() => import("#lib/tiers/schema.ts").then((schema) => schema.RemoveTierPrice)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      look="quiet"
      idempotencyKey={formKey}
    >
      <input type="hidden" name="tierId" value={tierId} />
      <input type="hidden" name="startsOn" value={startsOn} />
    </Form>
  );
}
