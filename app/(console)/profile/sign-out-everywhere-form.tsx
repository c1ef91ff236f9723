"use client";

import { Form } from "#components/ui/form.tsx";
import { signOutEverywhereAction } from "./actions.ts";
import type { ProfileWords } from "./words.ts";

interface SignOutEverywhereFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: ProfileWords;
}

export function SignOutEverywhereForm({ formKey, sentences, words }: SignOutEverywhereFormProps) {
  return (
    <Form
      action={signOutEverywhereAction}
      loadSchema={() => import("#lib/auth/schema.ts").then((schema) => schema.SignOutEverywhere)}
      sentences={sentences}
      submit={words.signOutEverywhere}
      pending={words.signingOut}
      look="danger"
      idempotencyKey={formKey}
    >
      {null}
    </Form>
  );
}
