"use server";

import { revalidatePath } from "next/cache";
import { addAgent } from "#lib/agents/add-agent.ts";
import { fieldOfDate } from "#lib/agents/dates-rules.ts";
import { type AddRefusal, isOfRole } from "#lib/agents/rules.ts";
import { AddAgent } from "#lib/agents/schema.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import { type FormState, refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { pickNumber } from "../../numbers/pick-number.ts";
import { type AddedAnswer, addedAnswer } from "./added-answer.ts";
import { askAgain } from "./ask-again.ts";

export type { AddedAnswer };

export const addAgentAction = actorAction<AddedAnswer>("agents.add", async (actor, form) => {
  const picked = await pickNumber(actor, form, "/agents/new");
  if (picked) return proposingAnew(picked);
  const parsed = parseForm(AddAgent, form);
  if (!parsed.ok) return proposingAnew(parsed.state);

  const outcome = await addAgent(actor, parsed.input, now());
  if (!outcome.ok) {
    if (isOfRole(outcome.refusal)) await noteDenial(actor, "agents.grantAdmin");
    const { refusal } = outcome;
    if (refusal === "seat-taken" || fields[refusal] === "callerId") revalidatePath("/agents/new");
    const { seat, ...asked } = await askAgain(actor, parsed.input, refusal);
    const values = seat ? { ...parsed.values, seat } : parsed.values;
    return proposingAnew(refusedForm(values, refusal, { field: fields[refusal], ...asked }));
  }

  revalidatePath("/agents");
  return { status: "done", result: await addedAnswer(actor, outcome) };
});

/** An extension left as it was proposed is not sent back: the form, drawn again, proposes the one that is free then. */
function proposingAnew(state: FormState<never>): FormState<never> {
  if (!("values" in state) || state.values.extension !== state.values.proposedExtension) return state;
  const { extension: _untouched, ...values } = state.values;
  return { ...state, values };
}

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<AddRefusal | "form-already-used", string> = {
  "role-not-yours-to-give": "role",
  "seat-costs-money": "seat",
  "email-taken": "email",
  "seat-taken": "seat",
  "tier-unknown": "seat",
  "unit-unknown": "unitId",
  "location-unknown": "locationId",
  "place-unknown": "worksFrom",
  "extension-taken": "extension",
  "extensions-used-up": "extension",
  ...fieldOfDate,
  "start-needs-mail": "sendCredentials",
  "hold-expired": "callerId",
  "number-owned": "callerId",
  "number-yours": "callerId",
  "number-being-bought": "callerId",
  "number-not-there": "callerId",
  "number-not-bought": "callerId",
  "number-in-use": "callerId",
  "number-to-be-released": "callerId",
  "number-costs-money": "callerId",
  "caller-id-needs-seat": "callerId",
  "seat-has-number": "callerId",
  "seat-not-there": "seat",
  "admins-only-by-admins": "seat",
  "route-not-there": "callerId",
  "group-unknown": "groups",
  "groups-need-seat": "groups",
  "colleague-unknown": "templatesFrom",
  "title-taken": "templateTitle",
  "quote-not-seen": "",
  "quote-changed": "",
  "form-already-used": "",
};
