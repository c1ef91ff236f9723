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
import { type AddedAnswer, addedAnswer } from "./added-answer.ts";
import { askAgain } from "./ask-again.ts";

export type { AddedAnswer };

export const addAgentAction = actorAction<AddedAnswer>("agents.add", async (actor, form) => {
  const parsed = parseForm(AddAgent, form);
  if (!parsed.ok) return proposingAnew(parsed.state);

  const outcome = await addAgent(actor, parsed.input, now());
  if (!outcome.ok) {
    if (isOfRole(outcome.refusal)) await noteDenial(actor, "agents.grantAdmin");
    const { refusal } = outcome;
    if (refusal === "seat-taken") revalidatePath("/agents/new");
    const { seat, quote } = await askAgain(actor, parsed.input, refusal);
    const values = seat ? { ...parsed.values, seat } : parsed.values;
    return proposingAnew(refusedForm(values, refusal, { field: fields[refusal], ...(quote && { quote }) }));
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
  "extension-taken": "extension",
  "extensions-used-up": "extension",
  ...fieldOfDate,
  "start-needs-mail": "sendCredentials",
  "colleague-unknown": "templatesFrom",
  "title-taken": "templateTitle",
  "quote-not-seen": "",
  "quote-changed": "",
  "form-already-used": "",
};
