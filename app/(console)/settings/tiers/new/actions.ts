"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type AddTierRefusal, addTier } from "#lib/tiers/add-tier.ts";
import { AddTier } from "#lib/tiers/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import type { TierId } from "#lib/values/ids.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export interface TierAdded {
  tierId: TierId;
  title: string;
  open: string;
}

export const addTierAction = actorAction<TierAdded>("settings.change", async (actor, form) => {
  const parsed = parseForm(AddTier, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await addTier(actor, parsed.input, now());
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/settings");
  const t = await getTranslations("settings");
  const { tierId, name } = outcome.value;
  return { status: "done", result: { tierId, title: t("added", { name }), open: t("openTier", { name }) } };
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<AddTierRefusal | "form-already-used">, string> = {
  "name-taken": "name",
  "price-decimals": "price",
  "form-already-used": "",
};
