"use server";

import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { quoteTier } from "#lib/billing/quotes.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { changeTier } from "#lib/seats/change-tier.ts";
import { requestBoost } from "#lib/seats/request-boost.ts";
import type { SeatRefusal } from "#lib/seats/rules.ts";
import { ChangeTier, OneSeat } from "#lib/seats/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** Every refusal of a seat has a sentence. */
type Refusal = Sentenced<SeatRefusal | "form-already-used">;

export const changeTierAction = actorAction<string>("seats.charge", async (actor, form) => {
  const parsed = parseForm(ChangeTier, form);
  if (!parsed.ok) return parsed.state;

  const { seatId, tierId } = parsed.input;
  const outcome = await changeTier(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal: Refusal = outcome.refusal;
    const isAsked = refusal === "quote-not-seen" || refusal === "quote-changed";
    const answer = isAsked ? await quoteTier(actor, seatId, tierId, now()) : null;
    const quote = answer?.ok ? await drawQuote(answer.quote) : null;
    return refusedForm(parsed.values, refusal, quote ? { quote } : { field: "tierId" });
  }
  revalidatePath("/billing", "layout");

  const [t, locale] = await Promise.all([getTranslations("seat"), getLocale()]);
  const { kind, tier, on } = outcome.value;
  const said = {
    upgraded: t("changed", { tier }),
    downgraded: t("changedLater", { tier, date: formatDay(on, locale) }),
    "downgrade-undone": t("changeUndone", { tier }),
  };
  return { status: "done", result: said[kind] };
});

export const requestBoostAction = actorAction<string>("seats.charge", async (actor, form) => {
  const parsed = parseForm(OneSeat, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await requestBoost(actor, parsed.input, now());
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal satisfies Refusal);

  const t = await getTranslations("seat");
  return { status: "done", result: t("boostSent", { email: outcome.value.to }) };
});
