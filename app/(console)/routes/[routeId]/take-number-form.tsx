"use client";

import type { ReactNode } from "react";
import { Form } from "#components/ui/form.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { takeNumberAction } from "./number-actions.ts";

interface TakeNumberFormProps {
  routeId: string;
  formKey: string;
  sentences: Record<string, string>;
  numbers: readonly Option[];
  help?: string | undefined;
  /** In place of the numbers, where there is none. */
  none: ReactNode;
  words: Record<"label" | "submit" | "pending", string>;
}

export function TakeNumberForm({
  routeId,
  formKey,
  sentences,
  numbers,
  help,
  none,
  words,
}: TakeNumberFormProps) {
  return (
    <Form
      action={takeNumberAction}
      loadSchema={() => import("#lib/routes/schema.ts").then((schema) => schema.TakeNumber)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      look="plain"
      idempotencyKey={formKey}
      instead={none}
    >
      <input type="hidden" name="routeId" value={routeId} />
      <SelectField name="numberId" label={words.label} help={help} options={numbers} />
    </Form>
  );
}
