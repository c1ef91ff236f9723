"use server";

import { revalidatePath } from "next/cache";
import { actorAction } from "#lib/auth/actor-action.ts";
import { SetSeatCounts, seatCountsIn } from "#lib/billing/schema.ts";
import { setSeatCounts } from "#lib/billing/set-seat-counts.ts";
import { now } from "#lib/clock.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { refusedCounts } from "./refused-counts.ts";
import { whatWasApplied } from "./what-was-applied.ts";

/** `Apply Changes`; gives the sentence that says what was done. */
export const setSeatCountsAction = actorAction<string>("seats.charge", async (actor, form) => {
  const parsed = parseForm(SetSeatCounts, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await setSeatCounts(actor, parsed.input, now());
  if (!outcome.ok) {
    // What stands above and below the form may be of before what refused it.
    revalidatePath("/billing");
    const wanted = seatCountsIn(parsed.input) ?? new Map();
    return refusedCounts(actor, parsed.values, wanted, outcome.refusal);
  }
  revalidatePath("/billing");
  return { status: "done", result: await whatWasApplied(outcome.value) };
});
