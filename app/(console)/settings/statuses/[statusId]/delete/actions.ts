"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { realNow } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type DeleteStatusRefusal, deleteStatus } from "#lib/statuses/delete-status.ts";
import { DeleteStatus } from "#lib/statuses/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const deleteStatusAction = actorAction<string>("settings.change", async (actor, form) => {
  const parsed = parseForm(DeleteStatus, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteStatus(actor, parsed.input, realNow());
  if (!outcome.ok) {
    const refusal: Sentenced<DeleteStatusRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath("/", "layout");
  // Its own page says that it is gone.
  redirect(`/settings/statuses/${parsed.input.statusId}` as Route);
});
