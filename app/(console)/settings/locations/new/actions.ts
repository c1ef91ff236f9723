"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { addLocation } from "#lib/locations/add-location.ts";
import { AddLocation } from "#lib/locations/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import type { LocationId } from "#lib/values/ids.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export interface LocationAdded {
  locationId: LocationId;
  title: string;
  open: string;
}

export const addLocationAction = actorAction<LocationAdded>("settings.change", async (actor, form) => {
  const parsed = parseForm(AddLocation, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await addLocation(actor, parsed.input);
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/settings");
  const t = await getTranslations("locations");
  const { locationId, name } = outcome.value;
  return { status: "done", result: { locationId, title: t("added", { name }), open: t("open", { name }) } };
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<"name-taken" | "form-already-used">, string> = {
  "name-taken": "name",
  "form-already-used": "",
};
