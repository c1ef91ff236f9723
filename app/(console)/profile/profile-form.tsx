"use client";

import { Form } from "#components/ui/form.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { PhoneFields } from "../phone-fields.tsx";
import { updateProfileAction } from "./actions.ts";
import type { ProfileWords } from "./words.ts";

interface ProfileFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: ProfileWords;
  languages: Option[];
  person: Record<"name" | "language" | "landLine" | "mobile", string>;
}

export function ProfileForm({ formKey, sentences, words, languages, person }: ProfileFormProps) {
  return (
    <Form
      action={updateProfileAction}
      loadSchema={() => import("#lib/auth/schema.ts").then((schema) => schema.UpdateProfile)}
      sentences={sentences}
      submit={words.save}
      pending={words.saving}
      saved={words.saved}
      idempotencyKey={formKey}
    >
      <TextField name="name" label={words.name} initial={person.name} autoComplete="name" />
      <SelectField name="language" label={words.language} options={languages} initial={person.language} />
      <PhoneFields words={words} initial={person} isOwn />
    </Form>
  );
}
