"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type DeleteTierRefusal, deleteTier } from "#lib/tiers/delete-tier.ts";
import { DeleteTier } from "#lib/tiers/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const deleteTierAction = actorAction<string>("settings.change", async (actor, form) => {
  const parsed = parseForm(DeleteTier, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteTier(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal: Sentenced<DeleteTierRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath("/", "layout");
  // The tier's own page is gone with it, so that the settings have to say it.
  redirect("/settings?tier=deleted#tiers");
});
