"use client";

import { Form } from "#components/ui/form.tsx";
import { removeLogoAction } from "./actions.ts";

interface RemoveLogoFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"remove" | "removing", string>;
}

/** Nothing is lost by it that cannot be uploaded again, so that nothing is asked first. */
export function RemoveLogoForm({ formKey, sentences, words }: RemoveLogoFormProps) {
  return (
    <Form
      action={removeLogoAction}
      sentences={sentences}
      submit={words.remove}
      pending={words.removing}
      look="plain"
      idempotencyKey={formKey}
    >
      {null}
    </Form>
  );
}
