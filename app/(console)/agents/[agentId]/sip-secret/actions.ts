"use server";

import { revalidatePath } from "next/cache";
import { OneAgent } from "#lib/agents/schema.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { showSipSecret } from "#lib/extensions/show-sip-secret.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { type SipAnswer, sipAnswer } from "../../../sip-answer.ts";

export const showSipSecretAction = actorAction<SipAnswer>("seats.revealSecret", async (actor, form) => {
  const parsed = parseForm(OneAgent, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await showSipSecret(actor, parsed.input);
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal);
  revalidatePath(`/agents/${parsed.input.agentId}`);
  return { status: "done", result: await sipAnswer(actor, outcome) };
});
