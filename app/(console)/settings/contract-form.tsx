"use client";

import { Form } from "#components/ui/form.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { changeContractAction } from "./actions.ts";
import type { SettingsWords } from "./words.ts";

interface ContractFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: SettingsWords;
  term: { start: string; end: string };
}

export function ContractForm({ formKey, sentences, words, term }: ContractFormProps) {
  return (
    <Form
      action={changeContractAction}
      loadSchema={() => import("#lib/organisations/schema.ts").then((schema) => schema.ChangeContract)}
      sentences={sentences}
      submit={words.saveContract}
      pending={words.saving}
      saved={words.saved}
      idempotencyKey={formKey}
    >
      <TextField name="contractStart" label={words.contractStart} type="date" initial={term.start} optional />
      <TextField
        name="contractEnd"
        label={words.contractEnd}
        help={words.contractHelp}
        type="date"
        initial={term.end}
        optional
      />
    </Form>
  );
}
