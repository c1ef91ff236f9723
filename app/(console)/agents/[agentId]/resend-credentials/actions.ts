"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { resendCredentials } from "#lib/agents/resend-credentials.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { OneAgent } from "#lib/agents/schema.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const resendCredentialsAction = actorAction<string>("agents.resetPassword", async (actor, form) => {
  const parsed = parseForm(OneAgent, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await resendCredentials(actor, parsed.input, now());
  if (!outcome.ok) {
    if (isOfRole(outcome.refusal)) await noteDenial(actor, "agents.resetPassword");
    return refusedForm(parsed.values, outcome.refusal);
  }
  revalidatePath(`/agents/${parsed.input.agentId}`);

  const t = await getTranslations("agent");
  return { status: "done", result: t("resendDone", { email: outcome.value.email }) };
});
