"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { addUnit } from "#lib/units/add-unit.ts";
import { AddUnit } from "#lib/units/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const addUnitAction = actorAction<string>("settings.change", async (actor, form) => {
  const parsed = parseForm(AddUnit, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await addUnit(actor, parsed.input);
  if (!outcome.ok) {
    const field = outcome.refusal === "name-taken" ? "name" : "";
    return refusedForm(parsed.values, outcome.refusal, { field });
  }
  revalidatePath("/settings");
  const t = await getTranslations("units");
  return { status: "done", result: t("added", { name: parsed.input.name }) };
});
