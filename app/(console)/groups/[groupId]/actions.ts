"use server";

import { revalidatePath } from "next/cache";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import { type ChangeGroupRefusal, changeGroup } from "#lib/groups/change-group.ts";
import { findGroup } from "#lib/groups/find-group.ts";
import { findMembersAmong } from "#lib/groups/queries.ts";
import { ChangeGroup } from "#lib/groups/schema.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { ticksAfter, ticksChanged } from "#lib/values/ticks.ts";

export const changeGroupAction = actorAction<null>("groups.change", async (actor, form) => {
  const parsed = parseForm(ChangeGroup, form);
  if (!parsed.ok) return parsed.state;

  const { input, values } = parsed;
  const outcome = await changeGroup(actor, input, now());
  // Also when somebody else was first. But not once it is gone, which would take the form away.
  if (outcome.ok || outcome.refusal !== "group-not-there") revalidatePath("/groups", "layout");
  if (outcome.ok) return { status: "done", result: null };
  const { refusal } = outcome;
  if (refusal !== "changed-meanwhile") return refusedForm(values, refusal, { field: fields[refusal] });
  const group = await findGroup(actor, input.groupId);
  if (!group) return refusedForm(values, "group-not-there");
  if (input.name !== undefined) return savedMeanwhile(values, { name: group.name });
  const theirs = await findMembersAmong(actor, input.groupId, input.shown ?? []);
  const seats = ticksAfter(theirs, ticksChanged(input.drawn ?? [], input.seats));
  return refusedForm({ ...values, seats, drawn: theirs.join(" ") }, refusal);
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<ChangeGroupRefusal | "form-already-used">, string> = {
  "group-not-there": "",
  "changed-meanwhile": "",
  "name-taken": "name",
  "seat-not-there": "",
  "form-already-used": "",
};
