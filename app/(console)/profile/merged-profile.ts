import { getTranslations } from "next-intl/server";
import { valuesOf } from "#app/(console)/typed-values.ts";
import { mergeEdits, stateFromText } from "#lib/agents/merge-rules.ts";
import { findAgent } from "#lib/agents/queries.ts";
import { profileState } from "#lib/auth/profile-state.ts";
import type { UpdateProfile } from "#lib/auth/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormState, type FormValues, refusedForm } from "#lib/values/form-state.ts";
import { seenText } from "#lib/values/seen.ts";

/** The form again after an admin saved the same person: both changes in it, and what is saved said below each field that it is about. */
export async function mergedProfile(
  actor: Actor,
  input: UpdateProfile,
  values: FormValues,
): Promise<FormState<never>> {
  const [t, agent, languageNames, now] = await Promise.all([
    getTranslations("editAgent"),
    getTranslations("agent"),
    getTranslations("languages"),
    findAgent(actor, actor.agentId),
  ]);
  if (!now) return refusedForm(values, "not-there");
  const theirs = profileState(now);
  const { state, taken, clashing } = mergeEdits({
    drawn: stateFromText(input.seen ?? ""),
    mine: profileState(input),
    theirs,
  });
  const read: Record<string, string | undefined> = {
    ...valuesOf(theirs),
    language: languageNames(theirs.language),
  };
  const beside = [...taken, ...clashing].map((field) => [
    field,
    t("saved", { value: read[field] || agent("none") }),
  ]);
  const { seatId: _seatId, ...merged } = valuesOf(state);
  return refusedForm({ ...merged, key: values.key ?? "", seen: seenText(theirs) }, "changed-meanwhile", {
    beside: Object.fromEntries(beside),
  });
}
