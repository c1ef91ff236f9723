"use client";

import type { Route } from "next";
import { CancelLink } from "#components/ui/cancel-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TierFields } from "../tier-fields.tsx";
import type { TierWords } from "../tier-words.ts";
import { addTierAction, type TierAdded } from "./actions.ts";

interface AddTierFormProps {
  formKey: string;
  sentences: Record<string, string>;
  words: TierWords;
}

export function AddTierForm({ formKey, sentences, words }: AddTierFormProps) {
  return (
    <Form<TierAdded>
      action={addTierAction}
      loadSchema={() => import("#lib/tiers/schema.ts").then((schema) => schema.AddTier)}
      sentences={sentences}
      submit={words.addTier}
      pending={words.adding}
      idempotencyKey={formKey}
      buttons={<CancelLink href="/settings">{words.cancel}</CancelLink>}
      done={({ tierId, title, open }) => (
        <div className="grid max-w-xl gap-5">
          <Notice tone="success">{title}</Notice>
          <div className="flex flex-wrap items-center gap-3">
            <LinkButton href={`/settings/tiers/${tierId}` as Route} look="primary">
              {open}
            </LinkButton>
            <a
              href="/settings/tiers/new"
              className="inline-flex min-h-control items-center font-medium text-accent hover:underline"
            >
              {words.addAnother}
            </a>
          </div>
        </div>
      )}
    >
      <TierFields words={words} tier={startingTier} />
      <TextField
        name="price"
        label={words.price}
        help={words.firstPriceHelp}
        inputMode="decimal"
        autoComplete="off"
      />
    </Form>
  );
}

const startingTier = {
  name: "",
  hasSms: false,
  hasCallRecording: false,
  hasConnectionBoost: false,
  isOffered: true,
};
