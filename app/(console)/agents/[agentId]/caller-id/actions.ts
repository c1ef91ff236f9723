"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { SetCallerId } from "#lib/seats/caller-id-schema.ts";
import { type SetCallerIdRefusal, setCallerId } from "#lib/seats/set-caller-id.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

export const setCallerIdAction = actorAction<string>("agents.edit", async (actor, form) => {
  const parsed = parseForm(SetCallerId, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await setCallerId(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal: Sentenced<SetCallerIdRefusal | "form-already-used"> = outcome.refusal;
    if (isOfRole(refusal)) await noteDenial(actor, "agents.edit");
    return refusedForm(parsed.values, refusal, refusal === "number-not-to-show" ? { field: "numberId" } : {});
  }
  revalidatePath(`/agents/${parsed.input.agentId}`, "layout");
  const t = await getTranslations("callerId");
  const { number } = outcome.value;
  const said = number ? t("saved", { number: formatPhone(number as PhoneNumber) }) : t("savedNone");
  return { status: "done", result: said };
});
