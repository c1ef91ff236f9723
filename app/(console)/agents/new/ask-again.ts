import { getTranslations } from "next-intl/server";
import type { AddRefusal } from "#lib/agents/rules.ts";
import type { AddAgent } from "#lib/agents/schema.ts";
import { may } from "#lib/auth/policy.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import { now } from "#lib/clock.ts";
import { offerInstead } from "#lib/seats/offer-instead.ts";
import { seatOffers } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { dayIn } from "#lib/values/day.ts";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";
import type { Hindrance } from "#lib/values/form-state.ts";
import { seatOptions } from "../seat-options.ts";

interface AskedAgain {
  /** What the field for the seat is drawn with, where the wanted one is gone. */
  seat?: string;
  quote?: DrawnQuote;
  /** Says which seat that is and what it costs, beside why the wanted one is not to be had. */
  hindrance?: Hindrance;
}

/** What the form is drawn again with: another seat where the wanted one is gone, and what it would cost. */
export async function askAgain(
  actor: Actor,
  input: AddAgent,
  refusal: AddRefusal | "form-already-used",
): Promise<AskedAgain> {
  if (refusal === "seat-taken" && input.seat.kind === "vacant") {
    const offers = await seatOffers(actor, dayIn(actor.organisation.timeZone, now()));
    const instead = { ...input, seat: await offerInstead(actor, input.seat.seatId, offers) };
    const seat = seatField(instead.seat);
    const quote = await quoted(actor, instead);
    return { seat, ...quote, hindrance: await drawInstead(await labelOf(actor, seat, offers), quote.quote) };
  }
  return refusal === "quote-not-seen" || refusal === "quote-changed" ? quoted(actor, input) : {};
}

async function quoted(actor: Actor, { seat, callerId }: AddAgent): Promise<{ quote?: DrawnQuote }> {
  const quote = may(actor.role, "prices.see") ? await quoteSeatChoice(actor, seat, now(), callerId) : null;
  return quote ? { quote: await drawQuote(quote) } : {};
}

async function labelOf(actor: Actor, seat: string, offers: Awaited<ReturnType<typeof seatOffers>>) {
  const groups = await seatOptions(actor, offers);
  const options = groups.flatMap((option) => ("options" in option ? option.options : [option]));
  return options.find(({ value }) => value === seat)?.label ?? null;
}

async function drawInstead(seat: string | null, quote: DrawnQuote | undefined): Promise<Hindrance> {
  const [t, words] = await Promise.all([getTranslations("addAgent"), getTranslations("quote")]);
  const charges = quote?.charges.map(({ when, total }) => t("seatInsteadCharge", { when, total })) ?? [];
  return {
    title: t("seatInstead", { seat: seat ?? t("noSeat") }),
    text: charges.length > 0 ? t("seatInsteadCosts", { button: t("submit") }) : words("noCharge"),
    items: charges.map((label) => ({ href: null, label, note: null })),
    more: null,
  };
}

function seatField(seat: AddAgent["seat"]): string {
  if (seat.kind === "none") return "none";
  return seat.kind === "vacant" ? `seat:${seat.seatId}` : `tier:${seat.tierId}`;
}
