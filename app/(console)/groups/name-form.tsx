"use client";

import { AsDrawn } from "#components/ui/as-drawn.tsx";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { FormAction } from "#lib/values/form-state.ts";
import { seenText } from "#lib/values/seen.ts";

interface NameFormProps {
  action: FormAction;
  /** Which group it renames; null for one that is to be added. */
  saved: { groupId: string } | null;
  name: string;
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"name" | "submit" | "pending" | "saved" | "cancel", string> & { help?: string };
}

/** The name of a new group, or of one that is there. */
export function NameForm({ action, saved, name, formKey, sentences, words }: NameFormProps) {
  return (
    <Form
      action={action}
      loadSchema={() =>
        import("#lib/groups/schema.ts").then((schema) => (saved ? schema.ChangeGroup : schema.AddGroup))
      }
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      saved={words.saved}
      idempotencyKey={formKey}
      buttons={saved ? null : <CancelLink href="/groups">{words.cancel}</CancelLink>}
    >
      {saved && <input type="hidden" name="groupId" value={saved.groupId} />}
      {saved && <HiddenField name="seen" value={seenText({ name })} />}
      <AsDrawn from={name}>
        {(drawn) => (
          <TextField
            key={drawn}
            name="name"
            label={words.name}
            help={words.help}
            initial={drawn}
            autoComplete="off"
          />
        )}
      </AsDrawn>
    </Form>
  );
}
