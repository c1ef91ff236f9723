"use client";

import { HiddenUsername } from "#components/hidden-username.tsx";
import { NewPasswordField } from "#components/new-password-field.tsx";
import { Form } from "#components/ui/form.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import type { FormAction } from "#lib/values/form-state.ts";
import type { NewPasswordWords } from "./new-password-words.ts";

interface NewPasswordFormProps {
  action: FormAction;
  /** Which of the schemas in lib/auth/schema.ts the action parses with. */
  schema: "ChooseFirstPassword" | "ResetPassword";
  email: string;
  formKey?: string;
  token?: string;
  sentences: Record<string, string>;
  words: NewPasswordWords;
}

/** New password, twice: for /first-password and /reset-password. */
export function NewPasswordForm({ schema, email, token, words, ...props }: NewPasswordFormProps) {
  return (
    <Form
      action={props.action}
      loadSchema={() => import("#lib/auth/schema.ts").then((schemas) => schemas[schema])}
      sentences={props.sentences}
      submit={words.submit}
      pending={words.pending}
      {...(props.formKey && { idempotencyKey: props.formKey })}
    >
      <HiddenUsername email={email} />
      {token && <input type="hidden" name="token" value={token} />}
      <NewPasswordField name="newPassword" label={words.newPassword} help={words.newPasswordHelp} autoFocus />
      <PasswordField name="repeatPassword" label={words.repeatPassword} autoComplete="new-password" />
    </Form>
  );
}
