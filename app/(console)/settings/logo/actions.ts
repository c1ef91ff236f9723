"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { removeLogo } from "#lib/logos/remove-logo.ts";
import { OneLogo } from "#lib/logos/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const removeLogoAction = actorAction<null>("settings.change", async (actor, form) => {
  const parsed = parseForm(OneLogo, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await removeLogo(actor, parsed.input);
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal);
  revalidatePath("/", "layout");
  // The form goes with the logo, so that the page itself has to say it.
  redirect("/settings?logo=removed#logo");
});
