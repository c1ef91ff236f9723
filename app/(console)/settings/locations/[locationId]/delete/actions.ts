"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type DeleteLocationRefusal, deleteLocation } from "#lib/locations/delete-location.ts";
import { DeleteLocation } from "#lib/locations/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const deleteLocationAction = actorAction<string>("settings.change", async (actor, form) => {
  const parsed = parseForm(DeleteLocation, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteLocation(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<DeleteLocationRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath("/", "layout");
  // The location's own page is gone with it, so that the settings have to say it.
  redirect("/settings?location=deleted#server-locations");
});
