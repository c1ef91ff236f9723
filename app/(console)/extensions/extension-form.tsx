"use client";

import type { ReactNode } from "react";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { Form, type FormProps } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextAreaField, TextField } from "#components/ui/text-field.tsx";
import type { ExtensionType } from "#lib/values/extension-type.ts";

export type ExtensionWords = Record<
  | "number"
  | "numberHelp"
  | "type"
  | "sip"
  | "web"
  | "typeHelp"
  | "voicemail"
  | "voicemailHelp"
  | "greeting"
  | "greetingHelp"
  | "submit"
  | "pending",
  string
>;

interface ExtensionFormProps<R>
  extends Pick<FormProps<R>, "action" | "loadSchema" | "sentences" | "done" | "saved"> {
  formKey: string;
  words: ExtensionWords;
  initial: { number: string; type: ExtensionType; hasVoicemail: boolean; greeting: string };
  /** Which extension, and which version of it, where there is one already. */
  hidden?: Record<string, string>;
  buttons?: ReactNode;
}

/** Number, type and voicemail box: the same fields for a new extension and on its own page. */
export function ExtensionForm<R>({ words, initial, hidden = {}, formKey, ...props }: ExtensionFormProps<R>) {
  return (
    <Form<R> {...props} submit={words.submit} pending={words.pending} idempotencyKey={formKey}>
      {Object.entries(hidden).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <TextField
        name="number"
        label={words.number}
        help={words.numberHelp}
        inputMode="numeric"
        autoComplete="off"
        initial={initial.number}
      />
      <SelectField
        name="type"
        label={words.type}
        help={words.typeHelp}
        options={[
          { value: "SIP", label: words.sip },
          { value: "Web", label: words.web },
        ]}
        initial={initial.type}
      />
      <CheckboxField
        name="hasVoicemail"
        label={words.voicemail}
        help={words.voicemailHelp}
        initial={initial.hasVoicemail}
        look="switch"
      />
      <TextAreaField
        name="greeting"
        label={words.greeting}
        help={words.greetingHelp}
        initial={initial.greeting}
        optional
      />
    </Form>
  );
}
