"use server";

import { revalidatePath } from "next/cache";
import { actorAction } from "#lib/auth/actor-action.ts";
import { renewOwnSipSecret } from "#lib/extensions/renew-sip-secret.ts";
import { OneForm } from "#lib/extensions/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { renewedAnswer } from "../../renewed-answer.ts";

export const renewOwnSipSecretAction = actorAction<string>("phone.own", async (actor, form) => {
  const parsed = parseForm(OneForm, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await renewOwnSipSecret(actor, parsed.input);
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal);
  revalidatePath("/home");
  return { status: "done", result: await renewedAnswer(outcome.value) };
});
