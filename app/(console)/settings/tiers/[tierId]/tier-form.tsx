"use client";

import { Form } from "#components/ui/form.tsx";
import { HiddenField } from "#components/ui/hidden-field.tsx";
import { seenText } from "#lib/values/seen.ts";
import { TierFields } from "../tier-fields.tsx";
import type { TierWords } from "../tier-words.ts";
import { changeTierFeaturesAction } from "./actions.ts";

interface TierFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: TierWords;
  tierId: string;
  tier: Parameters<typeof TierFields>[0]["tier"];
}

export function TierForm({ formKey, sentences, words, tierId, tier }: TierFormProps) {
  return (
    <Form
      action={changeTierFeaturesAction}
      loadSchema={() => import("#lib/tiers/schema.ts").then((schema) => schema.ChangeTierFeatures)}
      sentences={sentences}
      submit={words.saveTier}
      pending={words.saving}
      saved={words.saved}
      idempotencyKey={formKey}
    >
      <input type="hidden" name="tierId" value={tierId} />
      <HiddenField name="seen" value={seenText(tier)} />
      <TierFields words={words} tier={tier} />
    </Form>
  );
}
