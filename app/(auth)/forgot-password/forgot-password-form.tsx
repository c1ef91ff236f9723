"use client";

import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { askForResetAction } from "./actions.ts";

interface ForgotPasswordFormProps {
  sentences: Record<string, string>;
  words: Record<"email" | "submit" | "pending", string>;
}

export function ForgotPasswordForm({ sentences, words }: ForgotPasswordFormProps) {
  return (
    <Form
      action={askForResetAction}
      loadSchema={() => import("#lib/auth/schema.ts").then((schema) => schema.AskForReset)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      done={(sent) => <Notice tone="success">{sent}</Notice>}
    >
      <TextField name="email" label={words.email} type="email" autoComplete="username" autoFocus />
    </Form>
  );
}
