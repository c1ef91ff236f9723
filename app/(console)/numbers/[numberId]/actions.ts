"use server";

import { getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { assignNumber } from "#lib/numbers/assign-number.ts";
import type { AssignRefusal } from "#lib/numbers/rules.ts";
import { AssignNumber } from "#lib/numbers/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

export const assignNumberAction = actorAction<string>("numbers.assign", async (actor, form) => {
  const parsed = parseForm(AssignNumber, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await assignNumber(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal = outcome.refusal satisfies Sentenced<AssignRefusal | "form-already-used">;
    return refusedForm(parsed.values, refusal, { field: "owner" });
  }
  const t = await getTranslations("numbers");
  const number = formatPhone(outcome.value.number as PhoneNumber);
  const { route, extension } = outcome.value.owner;
  const sentence = route
    ? t("assignedRoute", { number, route })
    : t("assignedSeat", { number, extension: extension ?? "" });
  return { status: "done", result: sentence };
});
