"use server";

import { actorAction } from "#lib/auth/actor-action.ts";
import { OneForm } from "#lib/extensions/schema.ts";
import { showOwnSipSecret } from "#lib/extensions/show-sip-secret.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { type SipAnswer, sipAnswer } from "../sip-answer.ts";

export const showOwnSipSecretAction = actorAction<SipAnswer>("profile.own", async (actor, form) => {
  const parsed = parseForm(OneForm, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await showOwnSipSecret(actor, parsed.input);
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal);
  return { status: "done", result: await sipAnswer(outcome) };
});
