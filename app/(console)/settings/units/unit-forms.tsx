"use client";

import { AsDrawn } from "#components/ui/as-drawn.tsx";
import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { NewOnceDone } from "#components/ui/new-once-done.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { seenText } from "#lib/values/seen.ts";
import { renameUnitAction } from "./[unitId]/actions.ts";
import { addUnitAction } from "./actions.ts";

interface UnitFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"name" | "submit" | "pending", string>;
}

export function AddUnitForm({ formKey, sentences, words }: UnitFormProps) {
  return (
    <Form<string>
      action={addUnitAction}
      loadSchema={() => import("#lib/units/schema.ts").then((schema) => schema.AddUnit)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      saved={(said) => said}
      look="plain"
      idempotencyKey={formKey}
    >
      <NewOnceDone>
        <TextField name="name" label={words.name} autoComplete="off" />
      </NewOnceDone>
    </Form>
  );
}

interface RenameUnitFormProps extends UnitFormProps {
  unitId: string;
  name: string;
  saved: string;
  help: string;
}

export function RenameUnitForm({
  formKey,
  sentences,
  words,
  unitId,
  name,
  saved,
  help,
}: RenameUnitFormProps) {
  return (
    <Form
      action={renameUnitAction}
      loadSchema={() => import("#lib/units/schema.ts").then((schema) => schema.RenameUnit)}
      sentences={sentences}
      submit={words.submit}
      pending={words.pending}
      saved={saved}
      idempotencyKey={formKey}
    >
      <input type="hidden" name="unitId" value={unitId} />
      <HiddenField name="seen" value={seenText({ name })} />
      <AsDrawn from={name}>
        {(drawn) => (
          <TextField
            key={drawn}
            name="name"
            label={words.name}
            help={help}
            initial={drawn}
            autoComplete="off"
          />
        )}
      </AsDrawn>
    </Form>
  );
}
