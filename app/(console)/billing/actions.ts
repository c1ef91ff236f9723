"use server";

import { revalidatePath } from "next/cache";
import { actorAction } from "#lib/auth/actor-action.ts";
import { SetSeatCounts, seatCountsIn } from "#lib/billing/schema.ts";
import { answerSeatCounts } from "#lib/billing/seat-counts-answer.ts";
import { setSeatCounts } from "#lib/billing/set-seat-counts.ts";
import { now } from "#lib/clock.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { refusedCounts } from "./refused-counts.ts";
import { whatWasApplied } from "./what-was-applied.ts";

/** `Apply Changes`; gives the sentence that says what was done. What only releases is shown once before it is done, too. */
export const setSeatCountsAction = actorAction<string>("seats.charge", async (actor, form) => {
  const parsed = parseForm(SetSeatCounts, form);
  if (!parsed.ok) return parsed.state;
  const wanted = seatCountsIn(parsed.input) ?? new Map();
  const answer = await answerSeatCounts(actor, wanted, now());
  if (answer.ok && answer.releases && parsed.input.quote !== answer.quote.pin) {
    const refusal = parsed.input.quote === null ? "release-not-seen" : "quote-changed";
    return refusedForm(parsed.values, refusal, { quote: answer.quote });
  }

  const outcome = await setSeatCounts(actor, parsed.input, now());
  if (!outcome.ok) return refusedCounts(actor, parsed.values, wanted, outcome.refusal);
  revalidatePath("/billing");
  return { status: "done", result: await whatWasApplied(outcome.value) };
});
