"use client";

import { Form } from "#components/ui/form.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { changeStatusAction } from "./actions.ts";

interface StatusFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"status" | "submit" | "pending", string>;
  options: Option[];
  /** Which of them no calls come in. */
  help: string | undefined;
  current: string | undefined;
}

export function StatusForm({ formKey, sentences, words, options, help, current }: StatusFormProps) {
  return (
    <Form<string>
      action={changeStatusAction}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      saved={(sentence) => sentence}
      look="plain"
      idempotencyKey={formKey}
    >
      {/* Drawn anew with another status, since the browser keeps what it has. */}
      <SelectField
        key={current}
        name="statusId"
        label={words.status}
        help={help}
        options={options}
        initial={current}
      />
    </Form>
  );
}
