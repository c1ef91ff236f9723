"use server";

import { revalidatePath } from "next/cache";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { changeSecurity } from "#lib/organisations/change-security.ts";
import { findSecurity } from "#lib/organisations/security.ts";
import { ChangeSecurity } from "#lib/organisations/security-schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const changeSecurityAction = actorAction("settings.change", async (actor, form) => {
  const parsed = parseForm(ChangeSecurity, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await changeSecurity(actor, parsed.input);
  if (!outcome.ok && outcome.refusal === "changed-meanwhile") {
    return savedMeanwhile(parsed.values, { ...(await findSecurity(actor)) });
  }
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal);
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});
