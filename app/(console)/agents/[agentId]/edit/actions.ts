"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { editAgent } from "#lib/agents/edit-agent.ts";
import type { EditRefusal } from "#lib/agents/edit-rules.ts";
import { EditAgent } from "#lib/agents/edit-schema.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { type EditedAnswer, editedAnswer } from "./edited-answer.ts";
import { mergedForm } from "./merged-form.ts";
import { replaceInstead } from "./replace-instead.ts";
import { whatClosed } from "./what-changed.ts";

export type { EditedAnswer };

export const editAgentAction = actorAction<EditedAnswer>("agents.edit", async (actor, form) => {
  const parsed = parseForm(EditAgent, form);
  if (!parsed.ok) return parsed.state;
  const { input, values } = parsed;
  if (input.meant === "someone-new") replaceInstead(actor, input, values);

  const outcome = await editAgent(actor, input, now());
  if (!outcome.ok) {
    const { refusal } = outcome;
    if (isOfRole(refusal)) await noteDenial(actor, "agents.grantAdmin");
    if (refusal === "changed-meanwhile") return mergedForm(actor, input, values);
    if (refusal === "account-closed")
      return refusedForm(values, refusal, { hindrance: await whatClosed(actor, input) });
    return refusedForm(values, refusal, { field: fields[refusal] });
  }

  // Whoever gave themselves another role is signed out, like anybody else.
  if (input.agentId === actor.agentId && outcome.value.sessionsEnded > 0)
    redirect("/sign-in?reason=role-changed");
  revalidatePath("/", "layout");
  return { status: "done", result: await editedAnswer(outcome.value) };
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<EditRefusal | "form-already-used">, string> = {
  "not-there": "",
  "not-allowed": "",
  "not-on-yourself": "",
  "admins-only-by-admins": "",
  "account-closed": "",
  "form-malformed": "",
  "changed-meanwhile": "",
  "role-not-yours-to-give": "role",
  "last-admin": "role",
  "unit-unknown": "unitId",
  "location-unknown": "locationId",
  "place-unknown": "worksFrom",
  "start-date-required": "startsOn",
  "start-date-past": "startsOn",
  "start-date-too-far": "startsOn",
  "already-started": "",
  "end-date-past": "endsOn",
  "end-date-not-after-start": "endsOn",
  "end-date-own": "endsOn",
  "same-person-or-someone-new": "meant",
  "email-taken": "email",
  "extension-reserved": "extension",
  "extension-taken": "extension",
  "group-unknown": "groups",
  "form-already-used": "",
};
