"use server";

import { revalidatePath } from "next/cache";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { changeRanges, findRanges } from "#lib/extensions/change-ranges.ts";
import { ChangeRanges } from "#lib/extensions/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const changeRangesAction = actorAction("settings.change", async (actor, form) => {
  const parsed = parseForm(ChangeRanges, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await changeRanges(actor, parsed.input);
  revalidatePath("/extensions/ranges");
  if (outcome.ok) return { status: "done", result: null };
  if (outcome.refusal !== "changed-meanwhile") return refusedForm(parsed.values, outcome.refusal);
  const ranges = await findRanges(actor);
  return savedMeanwhile(parsed.values, { ranges }, { now: { before: ranges } });
});
