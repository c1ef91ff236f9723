"use server";

import { getTranslations } from "next-intl/server";
import { eraseAgent } from "#lib/agents/erase-agent.ts";
import { type EraseRefusal, isOfRole } from "#lib/agents/rules.ts";
import { EraseAgent } from "#lib/agents/schema.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** The page is not drawn anew: it would take the dialog with the answer away, since it asks this no more. */
export const eraseAction = actorAction<string>("agents.erase", async (actor, form) => {
  const parsed = parseForm(EraseAgent, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await eraseAgent(actor, parsed.input, now());
  if (!outcome.ok) {
    if (isOfRole(outcome.refusal)) await noteDenial(actor, "agents.erase");
    const refusal = outcome.refusal satisfies Sentenced<EraseRefusal | "form-already-used">;
    const differs = refusal === "confirmation-differs";
    return refusedForm(parsed.values, refusal, differs ? { field: "confirmation" } : {});
  }
  const t = await getTranslations("leave");
  return { status: "done", result: t("erased") };
});
