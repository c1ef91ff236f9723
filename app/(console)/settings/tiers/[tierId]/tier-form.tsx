"use client";

import { Form } from "#components/ui/form.tsx";
import { TierFields } from "../tier-fields.tsx";
import type { TierWords } from "../tier-words.ts";
import { changeTierFeaturesAction } from "./actions.ts";

interface TierFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: TierWords;
  tier: Parameters<typeof TierFields>[0]["tier"] & { id: string };
}

export function TierForm({ formKey, sentences, words, tier }: TierFormProps) {
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
      <input type="hidden" name="tierId" value={tier.id} />
      <TierFields words={words} tier={tier} />
    </Form>
  );
}
