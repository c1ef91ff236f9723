"use server";

import { revalidatePath } from "next/cache";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type ChangeLocationRefusal, changeLocation } from "#lib/locations/change-location.ts";
import { findLocation } from "#lib/locations/queries.ts";
import { ChangeLocation } from "#lib/locations/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const changeLocationAction = actorAction("settings.change", async (actor, form) => {
  const parsed = parseForm(ChangeLocation, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await changeLocation(actor, parsed.input);
  if (!outcome.ok && outcome.refusal === "changed-meanwhile") {
    const saved = await findLocation(actor, parsed.input.locationId);
    if (!saved) return refusedForm(parsed.values, "location-not-there");
    const { name, latitude, longitude, isOffered } = saved;
    const now = { version: String(saved.version) };
    return savedMeanwhile(parsed.values, { name, latitude, longitude, isOffered }, { now });
  }
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<ChangeLocationRefusal | "form-already-used">, string> = {
  "name-taken": "name",
  "location-not-there": "",
  "changed-meanwhile": "",
  "form-already-used": "",
};
