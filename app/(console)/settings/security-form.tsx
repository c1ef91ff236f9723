"use client";

import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { changeSecurityAction } from "./security-actions.ts";

const numbers = [
  "passwordLength",
  "temporaryPasswordDays",
  "sessionIdleMinutes",
  "sessionAbsoluteHours",
] as const;
type NumberName = (typeof numbers)[number];

interface SecurityFormProps {
  formKey: string;
  seen: string;
  sentences: Record<string, string>;
  words: Record<
    NumberName | `${NumberName}Help` | "forced" | "forcedHelp" | "save" | "saved" | "saving",
    string
  >;
  security: Record<NumberName, string> & { isPasswordChangeForced: boolean };
}

export function SecurityForm({ formKey, seen, sentences, words, security }: SecurityFormProps) {
  const number = (name: NumberName) => (
    <TextField
      name={name}
      label={words[name]}
      help={words[`${name}Help`]}
      initial={security[name]}
      inputMode="numeric"
      autoComplete="off"
    />
  );
  return (
    <Form
      action={changeSecurityAction}
      loadSchema={() =>
        import("#lib/organisations/security-schema.ts").then((schema) => schema.ChangeSecurity)
      }
      sentences={sentences}
      submit={words.save}
      pending={words.saving}
      saved={words.saved}
      idempotencyKey={formKey}
    >
      <HiddenField name="seen" value={seen} />
      {number("passwordLength")}
      {number("temporaryPasswordDays")}
      <CheckboxField
        name="isPasswordChangeForced"
        label={words.forced}
        help={words.forcedHelp}
        initial={security.isPasswordChangeForced}
      />
      {number("sessionIdleMinutes")}
      {number("sessionAbsoluteHours")}
    </Form>
  );
}
