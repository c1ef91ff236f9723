"use server";

import { getTranslations } from "next-intl/server";
import { reactivateAgent } from "#lib/agents/reactivate-agent.ts";
import { type DeactivateRefusal, isOfRole } from "#lib/agents/rules.ts";
import { OneAgent } from "#lib/agents/schema.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** The page is not drawn anew: it would take the dialog with the answer away, since it asks this no more. */
export const reactivateAction = actorAction<string>("agents.reactivate", async (actor, form) => {
  const parsed = parseForm(OneAgent, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await reactivateAgent(actor, parsed.input, now());
  if (!outcome.ok) {
    if (isOfRole(outcome.refusal)) await noteDenial(actor, "agents.reactivate");
    return refusedForm(
      parsed.values,
      outcome.refusal satisfies Sentenced<DeactivateRefusal | "form-already-used">,
    );
  }
  const { state, passwordExpired, startedBy } = outcome.value;
  const t = await getTranslations("leave");
  const said = [t(`reactivated.${state}`)];
  if (startedBy) said.push(t("started", { email: startedBy }));
  if (passwordExpired) said.push(t("passwordExpired"));
  return { status: "done", result: said.join(" ") };
});
