"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type AddStatusRefusal, addStatus } from "#lib/statuses/add-status.ts";
import { AddStatus } from "#lib/statuses/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const addStatusAction = actorAction<null>("settings.change", async (actor, form) => {
  const parsed = parseForm(AddStatus, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await addStatus(actor, parsed.input);
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/", "layout");
  redirect(`/settings/statuses/${outcome.value.statusId}?added` as Route);
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<AddStatusRefusal | "form-already-used">, string> = {
  "name-taken": "name",
  "too-many-statuses": "",
  "form-already-used": "",
};
