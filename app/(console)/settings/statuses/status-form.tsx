"use client";

import { CancelLink } from "#components/ui/cancel-link.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { FormAction } from "#lib/values/form-state.ts";
import type { StatusWords } from "./status-words.ts";

interface StatusFormProps {
  action: FormAction;
  formKey: string;
  sentences: Record<string, string>;
  words: StatusWords;
  initial: {
    name: string;
    translations: Partial<Record<string, string>>;
    colour: string;
    takesCalls: boolean;
    isChosenByHand: boolean;
  };
  /** Which status, and which version of it, where there is one already. */
  saved?: { statusId: string; version: number };
}

/** What a status is called, looks like and does: the same for a new one and on its own page. */
export function StatusForm({ action, formKey, sentences, words, initial, saved }: StatusFormProps) {
  return (
    <Form
      action={action}
      loadSchema={() =>
        import("#lib/statuses/schema.ts").then(({ AddStatus, EditStatus }) =>
          saved ? EditStatus : AddStatus,
        )
      }
      sentences={sentences}
      submit={saved ? words.save : words.add}
      pending={words.saving}
      saved={words.saved}
      idempotencyKey={formKey}
      buttons={!saved && <CancelLink href="/settings">{words.cancel}</CancelLink>}
    >
      {saved && (
        <>
          <input type="hidden" name="statusId" value={saved.statusId} />
          <HiddenField name="version" value={String(saved.version)} />
        </>
      )}
      <TextField
        name="name"
        label={words.name}
        help={words.nameHelp}
        initial={initial.name}
        autoComplete="off"
      />
      {words.translations.map(({ language, label }) => (
        <TextField
          key={language}
          name={`name-${language}`}
          label={label}
          initial={initial.translations[language] ?? ""}
          lang={language}
          autoComplete="off"
          optional
        />
      ))}
      <SelectField name="colour" label={words.colour} options={words.colours} initial={initial.colour} />
      <CheckboxField
        name="takesCalls"
        label={words.takesCalls}
        help={words.takesCallsHelp}
        initial={initial.takesCalls}
      />
      <CheckboxField
        name="isChosenByHand"
        label={words.isChosenByHand}
        help={words.isChosenByHandHelp}
        initial={initial.isChosenByHand}
      />
    </Form>
  );
}
