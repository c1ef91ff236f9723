"use client";

import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { type Option, SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { seenText } from "#lib/values/seen.ts";
import { changeOrganisationAction } from "./actions.ts";
import type { SettingsWords } from "./words.ts";

interface OrganisationFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: SettingsWords;
  timeZones: Option[];
  organisation: Record<"name" | "timeZone" | "supportEmail", string>;
}

export function OrganisationForm({ formKey, sentences, words, ...props }: OrganisationFormProps) {
  const { name, timeZone, supportEmail } = props.organisation;
  return (
    <Form
      action={changeOrganisationAction}
      loadSchema={() => import("#lib/organisations/schema.ts").then((schema) => schema.ChangeOrganisation)}
      sentences={sentences}
      submit={words.saveOrganisation}
      pending={words.saving}
      saved={(sentence: string) => sentence}
      idempotencyKey={formKey}
    >
      <HiddenField name="seen" value={seenText({ name, timeZone, supportEmail })} />
      <TextField
        name="organisationName"
        label={words.organisationName}
        initial={name}
        autoComplete="organization"
      />
      <SelectField
        name="timeZone"
        label={words.timeZone}
        help={words.timeZoneHelp}
        options={props.timeZones}
        initial={timeZone}
      />
      <TextField
        name="supportEmail"
        label={words.supportEmail}
        help={words.supportEmailHelp}
        type="email"
        initial={supportEmail}
        autoComplete="off"
        optional
      />
    </Form>
  );
}
