"use client";

import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { TextAreaField, TextField } from "#components/ui/text-field.tsx";
import { seenText } from "#lib/values/seen.ts";
import { changeGuideAction } from "./guide-actions.ts";

interface GuideFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: Record<
    | "sipDomain"
    | "sipDomainHelp"
    | "desktopPhoneUrl"
    | "mobilePhoneUrl"
    | "linkHelp"
    | "crmNotes"
    | "crmNotesHelp"
    | "sipWebsocketUrl"
    | "sipWebsocketUrlHelp"
    | "save"
    | "saved"
    | "saving",
    string
  >;
  guide: Record<"sipDomain" | "desktopPhoneUrl" | "mobilePhoneUrl" | "crmNotes" | "sipWebsocketUrl", string>;
}

export function GuideForm({ formKey, sentences, words, guide }: GuideFormProps) {
  return (
    <Form
      action={changeGuideAction}
      loadSchema={() => import("#lib/organisations/guide-schema.ts").then((schema) => schema.ChangeGuide)}
      sentences={sentences}
      submit={words.save}
      pending={words.saving}
      saved={words.saved}
      idempotencyKey={formKey}
    >
      <HiddenField name="seen" value={seenText(guide)} />
      <TextField
        name="sipDomain"
        label={words.sipDomain}
        help={words.sipDomainHelp}
        initial={guide.sipDomain}
        autoComplete="off"
        autoCapitalize="none"
        optional
      />
      <TextField
        name="sipWebsocketUrl"
        label={words.sipWebsocketUrl}
        help={words.sipWebsocketUrlHelp}
        type="url"
        initial={guide.sipWebsocketUrl}
        autoComplete="off"
        optional
      />
      <TextField
        name="desktopPhoneUrl"
        label={words.desktopPhoneUrl}
        help={words.linkHelp}
        type="url"
        initial={guide.desktopPhoneUrl}
        autoComplete="off"
        optional
      />
      <TextField
        name="mobilePhoneUrl"
        label={words.mobilePhoneUrl}
        help={words.linkHelp}
        type="url"
        initial={guide.mobilePhoneUrl}
        autoComplete="off"
        optional
      />
      <TextAreaField
        name="crmNotes"
        label={words.crmNotes}
        help={words.crmNotesHelp}
        initial={guide.crmNotes}
        optional
      />
    </Form>
  );
}
