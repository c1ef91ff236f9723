"use server";

import { getTranslations } from "next-intl/server";
import type { NoticeTone } from "#components/ui/notice.tsx";
import { actorAction } from "#lib/auth/actor-action.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { chooseCarrier } from "#lib/carrier/choose.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type Bought, buyNumber } from "#lib/numbers/buy-number.ts";
import { quoteNumber } from "#lib/numbers/quote-number.ts";
import type { BuyRefusal } from "#lib/numbers/rules.ts";
import { BuyNumber } from "#lib/numbers/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { formatPhone } from "#lib/values/phone.ts";
import { searchAddress } from "../search-address.ts";

export interface BoughtAnswer {
  tone: NoticeTone;
  text: string;
  links: { href: string; label: string }[];
}

/** The page is not drawn anew: the number is no longer selected then, and what became of it stands in the form's place. */
export const buyNumberAction = actorAction<BoughtAnswer>("numbers.buy", async (actor, form) => {
  const parsed = parseForm(BuyNumber, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await buyNumber(actor, parsed.input, { at: now(), carrier: chooseCarrier(env()) });
  if (outcome.ok) return { status: "done", result: await boughtAnswer(outcome.value) };
  const refusal = outcome.refusal satisfies Sentenced<BuyRefusal>;
  const quote = await quoteNumber(actor, parsed.input.number, now());
  return refusedForm(parsed.values, refusal, {
    field: refusal === "seat-has-number" || refusal === "seat-not-there" ? "owner" : "",
    ...(quote && { quote: await drawQuote(quote) }),
  });
});

async function boughtAnswer({ numberId, number, purchase }: Bought): Promise<BoughtAnswer> {
  const [t, errors] = await Promise.all([getTranslations("numbers"), getTranslations("errors")]);
  const shown = formatPhone(number);
  const open = { href: `/numbers/${numberId}`, label: t("openNumber") };
  const again = { href: searchAddress(number), label: t("searchAgain") };
  const all = { href: "/numbers", label: t("toNumbers") };
  if (purchase.state === "failed") {
    const reason = errors(purchase.reason);
    return { tone: "danger", text: t("boughtFailed", { number: shown, reason }), links: [again, all] };
  }
  if (purchase.state === "unknown") {
    return { tone: "warning", text: t("boughtUnknown", { number: shown }), links: [open, all] };
  }
  return { tone: "success", text: t("bought", { number: shown }), links: [open, all] };
}
