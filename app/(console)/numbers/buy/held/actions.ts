"use server";

import { actorAction } from "#lib/auth/actor-action.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { chooseCarrier } from "#lib/carrier/choose.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { buyNumber } from "#lib/numbers/buy-number.ts";
import { findOwnNumber } from "#lib/numbers/find-own-number.ts";
import { quoteNumber } from "#lib/numbers/quote-number.ts";
import type { BuyRefusal } from "#lib/numbers/rules.ts";
import { BuyNumber } from "#lib/numbers/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { alreadyOwnAnswer, type BoughtAnswer, boughtAnswer } from "./bought-answer.ts";

/** The page is not drawn anew: the number is no longer selected then, and what became of it stands in the form's place. */
export const buyNumberAction = actorAction<BoughtAnswer>("numbers.buy", async (actor, form) => {
  const parsed = parseForm(BuyNumber, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await buyNumber(actor, parsed.input, { at: now(), carrier: chooseCarrier(env()) });
  if (outcome.ok) return { status: "done", result: await boughtAnswer(outcome.value) };
  const refusal = outcome.refusal satisfies Sentenced<BuyRefusal>;
  const own = await findOwnNumber(actor, parsed.input.number);
  if (own) return { status: "done", result: await alreadyOwnAnswer(parsed.input.number, own) };
  const quote = await quoteNumber(actor, parsed.input.number, now());
  return refusedForm(parsed.values, refusal, {
    field: refusal === "seat-has-number" || refusal === "seat-not-there" ? "owner" : "",
    ...(quote && { quote: await drawQuote(quote) }),
  });
});
