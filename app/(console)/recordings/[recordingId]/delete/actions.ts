"use server";

import { getTranslations } from "next-intl/server";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type DeleteRecordingRefusal, deleteRecording } from "#lib/recordings/delete-recording.ts";
import { DeleteRecording } from "#lib/recordings/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** The page is not drawn anew: it would take the dialog with the answer away, since what it asks about is gone. */
export const deleteRecordingAction = actorAction<string>("recordings.own", async (actor, form) => {
  const parsed = parseForm(DeleteRecording, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteRecording(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<DeleteRecordingRefusal | "form-already-used"> = outcome.refusal;
    if (isOfRole(refusal)) await noteDenial(actor, "agents.edit");
    return refusedForm(parsed.values, refusal);
  }
  const t = await getTranslations("recordings");
  return { status: "done", result: t("deleted", { title: outcome.value.title }) };
});
