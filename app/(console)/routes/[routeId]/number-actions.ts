"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { assignNumber } from "#lib/numbers/assign-number.ts";
import type { AssignRefusal } from "#lib/numbers/rules.ts";
import { TakeNumber } from "#lib/routes/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const takeNumberAction = actorAction<null>("numbers.assign", async (actor, form) => {
  const parsed = parseForm(TakeNumber, form);
  if (!parsed.ok) return parsed.state;

  const { key, routeId, numberId } = parsed.input;
  const outcome = await assignNumber(actor, { key, numberId, owner: { kind: "route", routeId } }, now());
  if (!outcome.ok) {
    const refusal: Sentenced<AssignRefusal | "form-already-used"> = outcome.refusal;
    if (refusal === "number-in-use") revalidatePath(`/routes/${routeId}`);
    return refusedForm(parsed.values, refusal, { field: "numberId" });
  }
  revalidatePath("/routes", "layout");
  // With the pool's last number the form goes, so that the page itself has to say it.
  redirect(`/routes/${routeId}?taken=${numberId}` as Route);
});
