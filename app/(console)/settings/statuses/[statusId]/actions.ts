"use server";

import { revalidatePath } from "next/cache";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type EditStatusRefusal, editStatus } from "#lib/statuses/edit-status.ts";
import { EditStatus } from "#lib/statuses/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const editStatusAction = actorAction("settings.change", async (actor, form) => {
  const parsed = parseForm(EditStatus, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await editStatus(actor, parsed.input);
  // Also when somebody else was first: the form then knows their version.
  revalidatePath("/", "layout");
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  return { status: "done", result: null };
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<EditStatusRefusal | "form-already-used">, string> = {
  "name-taken": "name",
  "first-takes-calls": "takesCalls",
  "changed-meanwhile": "",
  "status-unknown": "",
  "form-already-used": "",
};
