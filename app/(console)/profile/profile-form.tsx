"use client";

import { Fragment, useContext } from "react";
import { Form } from "#components/ui/form.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { HiddenField, useAsDrawn } from "#components/ui/hidden-field.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { PhoneFields } from "../phone-fields.tsx";
import { updateProfileAction } from "./actions.ts";
import type { ProfileWords } from "./words.ts";

interface ProfileFieldsProps {
  words: ProfileWords;
  languages: Option[];
  person: Readonly<Partial<Record<"name" | "language" | "landLine" | "mobile", string>>>;
  /** What the fields say when nothing was typed yet, as the hidden field carries it. */
  seen: string;
}

interface ProfileFormProps extends ProfileFieldsProps {
  formKey: string;
  sentences: Record<string, string>;
}

export function ProfileForm({ formKey, sentences, words, ...fields }: ProfileFormProps) {
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
      <ProfileFields words={words} {...fields} />
    </Form>
  );
}

/** The fields, drawn anew when an answer brings what somebody else has saved. */
function ProfileFields(props: ProfileFieldsProps) {
  const { words, languages, person, seen } = useAsDrawn(props);
  const typed = useContext(FormContext)?.typed ?? null;
  return (
    <Fragment key={String(typed?.seen ?? seen)}>
      <HiddenField name="seen" value={seen} />
      <TextField name="name" label={words.name} initial={person.name} autoComplete="name" />
      <SelectField name="language" label={words.language} options={languages} initial={person.language} />
      <PhoneFields words={words} initial={person} isOwn />
    </Fragment>
  );
}
