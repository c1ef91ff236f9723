"use server";

import { revalidatePath } from "next/cache";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { changeGuide } from "#lib/organisations/change-guide.ts";
import { findGuide } from "#lib/organisations/guide.ts";
import { ChangeGuide } from "#lib/organisations/guide-schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const changeGuideAction = actorAction("settings.change", async (actor, form) => {
  const parsed = parseForm(ChangeGuide, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await changeGuide(actor, parsed.input);
  if (!outcome.ok && outcome.refusal === "changed-meanwhile") {
    return savedMeanwhile(parsed.values, { ...(await findGuide(actor)) });
  }
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal);
  revalidatePath("/settings");
  return { status: "done", result: null };
});
