"use server";

import { revalidatePath } from "next/cache";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type OfferStatusesRefusal, offerStatuses } from "#lib/statuses/offer-statuses.ts";
import { OfferStatuses } from "#lib/statuses/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const offerStatusesAction = actorAction("statuses.offer", async (actor, form) => {
  const parsed = parseForm(OfferStatuses, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await offerStatuses(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<OfferStatusesRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});
