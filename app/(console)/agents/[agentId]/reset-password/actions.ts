"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { resetAgentPassword } from "#lib/agents/reset-agent-password.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { ResetAgentPassword } from "#lib/agents/schema.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export interface ResetAnswer {
  title: string;
  text: string;
  temporaryPassword: string | null;
  secretGone: string;
  mail: string | null;
}

export const resetPasswordAction = actorAction<ResetAnswer>("agents.resetPassword", async (actor, form) => {
  const parsed = parseForm(ResetAgentPassword, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await resetAgentPassword(actor, parsed.input, now());
  if (!outcome.ok) {
    if (isOfRole(outcome.refusal)) await noteDenial(actor, "agents.resetPassword");
    return refusedForm(parsed.values, outcome.refusal);
  }
  revalidatePath(`/agents/${parsed.input.agentId}`);

  const t = await getTranslations("agent");
  const { name, email, mailQueued } = outcome.value;
  return {
    status: "done",
    result: {
      title: t("resetDone"),
      text: t("resetDoneText", { name }),
      temporaryPassword: outcome.secret,
      secretGone: t("secretGone"),
      mail: mailQueued ? t("mailQueued", { email }) : null,
    },
  };
});
