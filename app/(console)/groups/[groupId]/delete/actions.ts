"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actorAction } from "#lib/auth/actor-action.ts";
import { deleteGroup } from "#lib/groups/delete-group.ts";
import { DeleteGroup } from "#lib/groups/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const deleteGroupAction = actorAction<string>("groups.change", async (actor, form) => {
  const parsed = parseForm(DeleteGroup, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteGroup(actor, parsed.input);
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal);
  revalidatePath("/", "layout");
  // The group's own page is gone with it, so that the list has to say it.
  redirect("/groups?deleted" as Route);
});
