"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type DeleteRecordingRefusal, deleteRecording } from "#lib/recordings/delete-recording.ts";
import { DeleteRecording } from "#lib/recordings/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** Leads to the list, which says so: the page that asked is about what is gone. */
export const deleteRecordingAction = actorAction<string>("recordings.own", async (actor, form) => {
  const parsed = parseForm(DeleteRecording, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteRecording(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<DeleteRecordingRefusal | "form-already-used"> = outcome.refusal;
    if (isOfRole(refusal)) await noteDenial(actor, "agents.edit");
    return refusedForm(parsed.values, refusal);
  }
  const { agentId } = outcome.value;
  const page = agentId === actor.agentId ? "/profile" : `/agents/${agentId}`;
  redirect(`${page}?recording=deleted#voicemail-drops` as Route);
});
