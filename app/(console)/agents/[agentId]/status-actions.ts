"use server";

import { revalidatePath } from "next/cache";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { findOffered } from "#lib/statuses/find-statuses.ts";
import { type OfferStatusesRefusal, offerStatuses } from "#lib/statuses/offer-statuses.ts";
import { OfferStatuses } from "#lib/statuses/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormState, type FormValues, refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { ticksAfter, ticksChanged } from "#lib/values/ticks.ts";

export const offerStatusesAction = actorAction("statuses.offer", async (actor, form) => {
  const parsed = parseForm(OfferStatuses, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await offerStatuses(actor, parsed.input);
  if (!outcome.ok && outcome.refusal === "changed-meanwhile") return mergedOffer(actor, parsed);
  if (!outcome.ok) {
    const refusal: Sentenced<OfferStatusesRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});

/** What was ticked and emptied here, in what somebody else has saved. */
async function mergedOffer(
  actor: Actor,
  { input, values }: { input: OfferStatuses; values: FormValues },
): Promise<FormState<never>> {
  const { statuses } = await findOffered(actor, input.agentId);
  const theirs = statuses.flatMap(({ id, isOffered }) => (isOffered ? [id] : []));
  const offered = ticksAfter(theirs, ticksChanged(input.drawn ?? [], input.offered));
  revalidatePath("/", "layout");
  return refusedForm({ ...values, offered, drawn: theirs.join(" ") }, "changed-meanwhile");
}
