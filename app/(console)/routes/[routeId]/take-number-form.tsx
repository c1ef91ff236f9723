"use client";

import { Form } from "#components/ui/form.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { takeNumberAction } from "./number-actions.ts";

interface TakeNumberFormProps {
  routeId: string;
  formKey: string;
  sentences: Record<string, string>;
  numbers: readonly Option[];
  help?: string | undefined;
  words: Record<"label" | "submit" | "pending", string>;
}

export function TakeNumberForm({ routeId, formKey, sentences, numbers, help, words }: TakeNumberFormProps) {
  return (
    <Form
      action={takeNumberAction}
      loadSchema={() => import("#lib/routes/schema.ts").then((schema) => schema.TakeNumber)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      look="plain"
      idempotencyKey={formKey}
    >
      <input type="hidden" name="routeId" value={routeId} />
      <SelectField name="numberId" label={words.label} help={help} options={numbers} />
    </Form>
  );
}
