import type { EditAgent } from "#lib/agents/edit-schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormState, type FormValues, refusedForm } from "#lib/values/form-state.ts";

/** Where "someone new" leads: the form stays as it was typed, and the way to put somebody in this one's place is named. */
export async function replaceInstead(
  _actor: Actor,
  _input: EditAgent,
  values: FormValues,
): Promise<FormState<never>> {
  return refusedForm(values, "someone-new-replaces", { field: "meant" });
}
