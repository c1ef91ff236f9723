"use client";

import { Form } from "#components/ui/form.tsx";
import { PasswordField } from "#components/ui/password-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { signInAction } from "./actions.ts";

interface SignInFormProps {
  /** The page that led here. */
  to: string | null;
  sentences: Record<string, string>;
  words: Record<"email" | "password" | "submit" | "pending", string>;
}

export function SignInForm({ to, sentences, words }: SignInFormProps) {
  return (
    <Form
      action={signInAction}
      loadSchema={() => import("#lib/auth/schema.ts").then((schema) => schema.SignInToPage)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
    >
      {to && <input type="hidden" name="to" value={to} />}
      <TextField name="email" label={words.email} type="email" autoComplete="username" autoFocus />
      <PasswordField name="password" label={words.password} autoComplete="current-password" />
    </Form>
  );
}
