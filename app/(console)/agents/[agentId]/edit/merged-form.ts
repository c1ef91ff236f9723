import { getTranslations } from "next-intl/server";
import { valuesOf } from "#app/(console)/typed-values.ts";
import type { EditAgent } from "#lib/agents/edit-schema.ts";
import { findEdited, stateOf, stateSent } from "#lib/agents/find-edited.ts";
import { mergeEdits, stateAsText, stateFromText } from "#lib/agents/merge-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormState, type FormValues, refusedForm } from "#lib/values/form-state.ts";
import { valuesRead } from "./values-read.ts";
import { whatChanged } from "./what-changed.ts";

/** The form again after somebody else saved: both changes in it, who made the other, and what that says where the two clash. */
export async function mergedForm(
  actor: Actor,
  input: EditAgent,
  values: FormValues,
): Promise<FormState<never>> {
  const now = await findEdited(actor, input.agentId);
  if (!now) return refusedForm(values, "not-there");
  const theirs = stateOf(now);
  const mine = stateSent(input);
  const { state, clashing } = mergeEdits({ drawn: stateFromText(input.drawn ?? ""), mine, theirs });
  const [t, read, hindrance] = await Promise.all([
    getTranslations("editAgent"),
    valuesRead(actor),
    whatChanged(actor, input, clashing.length),
  ]);
  const merged = {
    ...valuesOf(state),
    key: values.key ?? "",
    agentId: now.id,
    version: String(now.version),
    drawn: stateAsText(theirs),
    groups: (state.groups ?? "").split(" "),
    groupsDrawn: theirs.groups ?? "",
    worksFrom: values.worksFrom ?? "",
  };
  const beside = clashing.map((field) => [field, t("saved", { value: read(field, theirs[field] ?? "") })]);
  return refusedForm(merged, "changed-meanwhile", { hindrance, beside: Object.fromEntries(beside) });
}
