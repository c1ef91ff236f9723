"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { assignNumber } from "#lib/numbers/assign-number.ts";
import type { AssignRefusal } from "#lib/numbers/rules.ts";
import { AssignNumber } from "#lib/numbers/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** Leads back to the page, which says whose the number is now: with it assigned, this form is not there any more. */
export const assignNumberAction = actorAction<null>("numbers.assign", async (actor, form) => {
  const parsed = parseForm(AssignNumber, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await assignNumber(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal = outcome.refusal satisfies Sentenced<AssignRefusal | "form-already-used">;
    // The page then says whose it is by now.
    if (refusal === "number-in-use") revalidatePath(`/numbers/${parsed.input.numberId}`);
    return refusedForm(parsed.values, refusal, { field: "owner" });
  }
  redirect(`/numbers/${parsed.input.numberId}?assigned=now` as Route);
});
