"use client";

import type { ReactNode } from "react";
import { Form } from "#components/ui/form.tsx";
import { type Option, type OptionGroup, SelectField } from "#components/ui/select-field.tsx";
import { assignNumberAction } from "./actions.ts";

interface AssignNumberFormProps {
  numberId: string;
  formKey: string;
  /** In place of the form once the number belongs to somebody: what is refused by then is said above it. */
  instead: ReactNode;
  owners: (Option | OptionGroup)[];
  sentences: Record<string, string>;
  words: Record<"owner" | "submit" | "pending", string>;
}

export function AssignNumberForm({
  numberId,
  formKey,
  instead,
  owners,
  sentences,
  words,
}: AssignNumberFormProps) {
  return (
    <Form
      action={assignNumberAction}
      loadSchema={() => import("#lib/numbers/schema.ts").then((schema) => schema.AssignNumber)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      idempotencyKey={formKey}
      instead={instead}
    >
      <input type="hidden" name="numberId" value={numberId} />
      <SelectField name="owner" label={words.owner} options={owners} />
    </Form>
  );
}
