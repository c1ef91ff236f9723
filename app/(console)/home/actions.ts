"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { realNow } from "#lib/clock.ts";
import { OneForm } from "#lib/extensions/schema.ts";
import { showOwnSipSecret } from "#lib/extensions/show-sip-secret.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type ChangeStatusRefusal, changeStatus } from "#lib/statuses/change-status.ts";
import { ChangeStatus } from "#lib/statuses/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { type SipAnswer, sipAnswer } from "../sip-answer.ts";

export const showOwnSipSecretAction = actorAction<SipAnswer>("profile.own", async (actor, form) => {
  const parsed = parseForm(OneForm, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await showOwnSipSecret(actor, parsed.input);
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal);
  return { status: "done", result: await sipAnswer(actor, outcome) };
});

/** Answers with the sentence that says the status. */
export const changeStatusAction = actorAction<string>("status.own", async (actor, form) => {
  const parsed = parseForm(ChangeStatus, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await changeStatus(actor, parsed.input, realNow());
  if (!outcome.ok) {
    const refusal: Sentenced<ChangeStatusRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  revalidatePath("/", "layout");
  const t = await getTranslations("status");
  return { status: "done", result: t("saved", { name: outcome.value.name }) };
});
