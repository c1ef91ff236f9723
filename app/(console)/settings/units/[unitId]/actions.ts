"use server";

import { revalidatePath } from "next/cache";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { findUnitInUse } from "#lib/units/queries.ts";
import { renameUnit } from "#lib/units/rename-unit.ts";
import { RenameUnit } from "#lib/units/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const renameUnitAction = actorAction<null>("settings.change", async (actor, form) => {
  const parsed = parseForm(RenameUnit, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await renameUnit(actor, parsed.input);
  if (!outcome.ok && outcome.refusal === "changed-meanwhile") {
    const unit = await findUnitInUse(actor, parsed.input.unitId);
    return unit
      ? savedMeanwhile(parsed.values, { name: unit.name })
      : refusedForm(parsed.values, "unit-not-there");
  }
  if (!outcome.ok) {
    const field = outcome.refusal === "name-taken" ? "name" : "";
    return refusedForm(parsed.values, outcome.refusal, { field });
  }
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});
