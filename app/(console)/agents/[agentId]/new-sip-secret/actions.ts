"use server";

import { revalidatePath } from "next/cache";
import { OneAgent } from "#lib/agents/schema.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { renewSipSecret } from "#lib/extensions/renew-sip-secret.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { renewedAnswer } from "../../../renewed-answer.ts";

export const renewSipSecretAction = actorAction<string>("seats.revealSecret", async (actor, form) => {
  const parsed = parseForm(OneAgent, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await renewSipSecret(actor, parsed.input);
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal);
  revalidatePath(`/agents/${parsed.input.agentId}`);
  return { status: "done", result: await renewedAnswer(outcome.value) };
});
