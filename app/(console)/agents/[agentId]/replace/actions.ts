"use server";

import { revalidatePath } from "next/cache";
import { findReplacement } from "#lib/agents/find-replacement.ts";
import { replaceAgent } from "#lib/agents/replace-agent.ts";
import type { ReplaceRefusal } from "#lib/agents/replace-rules.ts";
import { ReplaceAgent } from "#lib/agents/replace-schema.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import type { AddedAnswer } from "../../new/added-answer.ts";
import { replacedAnswer } from "./replaced-answer.ts";
import { whatHappened } from "./what-happened.ts";

export const replaceAgentAction = actorAction<AddedAnswer>("agents.replace", async (actor, form) => {
  const parsed = parseForm(ReplaceAgent, form);
  if (!parsed.ok) return parsed.state;
  const { input, values } = parsed;

  const outcome = await replaceAgent(actor, input, now());
  // Nothing is drawn anew beside the answer: the leaver's pages have no place for it any more.
  if (outcome.ok) return { status: "done", result: await replacedAnswer(actor, outcome) };

  const { refusal } = outcome;
  if (isOfRole(refusal)) await noteDenial(actor, "agents.replace");
  if (refusal !== "changed-meanwhile" && refusal !== "account-closed")
    return refusedForm(values, refusal, { field: fields[refusal] });
  const leaver = await findReplacement(actor, input.agentId);
  const isClosed = leaver?.state === "Closed";
  if (!isClosed) revalidatePath(`/agents/${input.agentId}`);
  // Who closed the account has changed it as well; but then there is nothing to send again.
  const drawn = leaver && { version: String(leaver.version), seatId: leaver.seat?.id ?? "" };
  return refusedForm({ ...values, ...drawn }, isClosed ? "account-closed" : refusal, {
    hindrance: await whatHappened(actor, input, { isClosed }),
  });
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<ReplaceRefusal | "form-already-used">, string> = {
  "not-there": "",
  "not-allowed": "",
  "not-on-yourself": "",
  "admins-only-by-admins": "",
  "form-malformed": "",
  "changed-meanwhile": "",
  "account-closed": "",
  "no-seat-to-pass-on": "",
  "last-admin": "",
  "unit-unknown": "unitId",
  "email-taken": "email",
  "location-unknown": "locationId",
  "place-unknown": "worksFrom",
  "start-date-past": "startsOn",
  "start-date-too-far": "startsOn",
  "end-date-past": "endsOn",
  "end-date-not-after-start": "endsOn",
  "extension-reserved": "extension",
  "extension-taken": "extension",
  "group-unknown": "groups",
  "form-already-used": "",
};
