"use client";

import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { TierWords } from "./tier-words.ts";

interface TierFieldsProps {
  words: TierWords;
  tier: Record<"hasSms" | "hasCallRecording" | "hasConnectionBoost" | "isOffered", boolean> & {
    name: string;
  };
}

/** What a tier is called and has: the same when it is added and when it is changed. */
export function TierFields({ words, tier }: TierFieldsProps) {
  return (
    <>
      <TextField name="name" label={words.name} initial={tier.name} autoComplete="off" />
      <fieldset>
        <legend className="mb-1 font-medium">{words.features}</legend>
        <CheckboxField name="hasSms" label={words.sms} initial={tier.hasSms} />
        <CheckboxField name="hasCallRecording" label={words.callRecording} initial={tier.hasCallRecording} />
        <CheckboxField
          name="hasConnectionBoost"
          label={words.connectionBoost}
          initial={tier.hasConnectionBoost}
        />
      </fieldset>
      <CheckboxField
        name="isOffered"
        label={words.isOffered}
        help={words.isOfferedHelp}
        initial={tier.isOffered}
      />
    </>
  );
}
