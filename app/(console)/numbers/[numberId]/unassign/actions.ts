"use server";

import { getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { OneNumber } from "#lib/numbers/schema.ts";
import { type UnassignRefusal, unassignNumber } from "#lib/numbers/unassign-number.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

export const unassignNumberAction = actorAction<string>("numbers.assign", async (actor, form) => {
  const parsed = parseForm(OneNumber, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await unassignNumber(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal = outcome.refusal satisfies Sentenced<UnassignRefusal | "form-already-used">;
    return refusedForm(parsed.values, refusal);
  }
  const t = await getTranslations("numbers");
  return {
    status: "done",
    result: t("unassigned", { number: formatPhone(outcome.value.number as PhoneNumber) }),
  };
});
