"use client";

import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { Day } from "#lib/values/day.ts";
import { seenText } from "#lib/values/seen.ts";
import { changeContractAction } from "./actions.ts";
import type { SettingsWords } from "./words.ts";

interface ContractFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: SettingsWords;
  contractStart: Day | null;
  contractEnd: Day | null;
}

export function ContractForm({ formKey, sentences, words, contractStart, contractEnd }: ContractFormProps) {
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
      <HiddenField name="seen" value={seenText({ contractStart, contractEnd })} />
      <TextField
        name="contractStart"
        label={words.contractStart}
        type="date"
        initial={contractStart ?? ""}
        optional
      />
      <TextField
        name="contractEnd"
        label={words.contractEnd}
        help={words.contractHelp}
        type="date"
        initial={contractEnd ?? ""}
        optional
      />
    </Form>
  );
}
