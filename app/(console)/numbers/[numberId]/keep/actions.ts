"use server";

import { getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { keepNumber, quoteKeepingNumber } from "#lib/numbers/keep-number.ts";
import type { ReleaseRefusal } from "#lib/numbers/rules.ts";
import { OneNumber } from "#lib/numbers/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { formatPhone, type PhoneNumber } from "#lib/values/phone.ts";

export const keepNumberAction = actorAction<string>("numbers.release", async (actor, form) => {
  const parsed = parseForm(OneNumber, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await keepNumber(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal = outcome.refusal satisfies Sentenced<ReleaseRefusal | "form-already-used">;
    const quote = await quoteKeepingNumber(actor, parsed.input.numberId, now());
    return refusedForm(parsed.values, refusal, quote ? { quote: await drawQuote(quote) } : {});
  }
  const t = await getTranslations("numbers");
  return {
    status: "done",
    result: t("kept", { number: formatPhone(outcome.value.number as PhoneNumber) }),
  };
});
