"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { changeTierFeatures, type TierFeaturesRefusal } from "#lib/tiers/change-tier-features.ts";
import { findTier } from "#lib/tiers/queries.ts";
import { type RemoveTierPriceRefusal, removeTierPrice } from "#lib/tiers/remove-tier-price.ts";
import { ChangeTierFeatures, RemoveTierPrice, SetTierPrice } from "#lib/tiers/schema.ts";
import { setTierPrice, type TierPriceRefusal } from "#lib/tiers/set-tier-price.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { featuresOf } from "../tier-features.ts";

export const changeTierFeaturesAction = actorAction("settings.change", async (actor, form) => {
  const parsed = parseForm(ChangeTierFeatures, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await changeTierFeatures(actor, parsed.input);
  if (!outcome.ok && outcome.refusal === "changed-meanwhile") {
    const tier = await findTier(actor, parsed.input.tierId, now());
    return tier
      ? savedMeanwhile(parsed.values, featuresOf(tier))
      : refusedForm(parsed.values, "tier-not-there");
  }
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});

export const setTierPriceAction = actorAction("settings.change", async (actor, form) => {
  const parsed = parseForm(SetTierPrice, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await setTierPrice(actor, parsed.input, now());
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});

export const removeTierPriceAction = actorAction<null>("settings.change", async (actor, form) => {
  const parsed = parseForm(RemoveTierPrice, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await removeTierPrice(actor, parsed.input, now());
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/", "layout");
  // The price's line goes with its form, so that the page itself has to say it.
  const { tierId, startsOn } = parsed.input;
  redirect(`/settings/tiers/${tierId}?removed=${startsOn}` as Route);
});

type Refusal = TierFeaturesRefusal | TierPriceRefusal | RemoveTierPriceRefusal | "form-already-used";

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<Refusal>, string> = {
  "name-taken": "name",
  "price-decimals": "price",
  "price-unchanged": "price",
  "price-in-the-past": "startsOn",
  "price-used-today": "startsOn",
  "price-not-planned": "",
  "tier-not-there": "",
  "changed-meanwhile": "",
  "form-already-used": "",
};
