"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { releaseExtension } from "#lib/extensions/release-extension.ts";
import type { ReleaseExtensionRefusal } from "#lib/extensions/rules.ts";
import { OneExtension } from "#lib/extensions/schema.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const releaseExtensionAction = actorAction<string>("extensions.change", async (actor, form) => {
  const parsed = parseForm(OneExtension, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await releaseExtension(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<ReleaseExtensionRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath("/extensions");
  // Its own page is gone with it.
  redirect(`/extensions?released=${outcome.value.number}`);
});
