"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type DeleteUnitRefusal, deleteUnit } from "#lib/units/delete-unit.ts";
import { DeleteUnit } from "#lib/units/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const deleteUnitAction = actorAction<string>("settings.change", async (actor, form) => {
  const parsed = parseForm(DeleteUnit, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteUnit(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<DeleteUnitRefusal | "form-already-used"> = outcome.refusal;
    // Drawn anew, it names the agents who are in it by now. But not once it is gone, which would take the answer away.
    if (refusal !== "unit-not-there") revalidatePath("/settings", "layout");
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath("/", "layout");
  // The unit's own page is gone with it, so that the settings have to say it.
  redirect("/settings?unit=deleted" as Route);
});
