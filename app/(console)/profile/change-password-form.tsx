"use client";

import { HiddenUsername } from "#components/hidden-username.tsx";
import { NewPasswordField } from "#components/new-password-field.tsx";
import { Form } from "#components/ui/form.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { changePasswordAction } from "./actions.ts";
import type { ProfileWords } from "./words.ts";

interface ChangePasswordFormProps {
  formKey: string;
  email: string;
  sentences: Record<string, string>;
  words: ProfileWords;
}

export function ChangePasswordForm({ formKey, email, sentences, words }: ChangePasswordFormProps) {
  const { chooseIt } = words;
  return (
    <Form
      action={changePasswordAction}
      loadSchema={() => import("#lib/auth/schema.ts").then((schema) => schema.ChangePassword)}
      sentences={sentences}
      submit={chooseIt.submit}
      pending={chooseIt.pending}
      saved={words.passwordChanged}
      idempotencyKey={formKey}
    >
      <HiddenUsername email={email} />
      <PasswordField name="currentPassword" label={words.currentPassword} autoComplete="current-password" />
      <NewPasswordField name="newPassword" label={chooseIt.newPassword} help={chooseIt.newPasswordHelp} />
      <PasswordField name="repeatPassword" label={chooseIt.repeatPassword} autoComplete="new-password" />
    </Form>
  );
}
