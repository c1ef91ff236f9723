"use client";

import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { TextAreaField } from "#components/ui/text-field.tsx";
import { changeRangesAction } from "./actions.ts";

interface RangesFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: Record<"ranges" | "help" | "save" | "saving" | "saved" | "back", string>;
  ranges: string;
}

export function RangesForm({ formKey, sentences, words, ranges }: RangesFormProps) {
  return (
    <Form
      action={changeRangesAction}
      loadSchema={() => import("#lib/extensions/schema.ts").then((schema) => schema.ChangeRanges)}
      sentences={sentences}
      submit={words.save}
      pending={words.saving}
      saved={words.saved}
      idempotencyKey={formKey}
      buttons={<CancelLink href="/extensions">{words.back}</CancelLink>}
    >
      <HiddenField name="before" value={ranges} />
      <TextAreaField
        name="ranges"
        label={words.ranges}
        help={words.help}
        initial={ranges}
        autoComplete="off"
        spellCheck={false}
      />
    </Form>
  );
}
