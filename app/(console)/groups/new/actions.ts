"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import { type AddGroupRefusal, addGroup } from "#lib/groups/add-group.ts";
import { AddGroup } from "#lib/groups/schema.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const addGroupAction = actorAction<null>("groups.change", async (actor, form) => {
  const parsed = parseForm(AddGroup, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await addGroup(actor, parsed.input, now());
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  revalidatePath("/groups");
  redirect(`/groups/${outcome.value.groupId}?added` as Route);
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<AddGroupRefusal | "form-already-used">, string> = {
  "name-taken": "name",
  "groups-too-many": "",
  "form-already-used": "",
};
