import { getLocale, getTranslations } from "next-intl/server";
import { read } from "#db/client.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";
import { formatDay } from "#lib/values/format-day.ts";
import type { TierId } from "#lib/values/ids.ts";
import { leavingOn } from "./contract-rules.ts";
import { drawQuote } from "./drawn-quote.ts";
import { quoteSeatChoice, quoteSeatCounts } from "./quotes.ts";
import { billingDay, readBilling } from "./read-billing.ts";
import type { SeatCountsPlan, SeatCountsRefusal } from "./seat-count-rules.ts";

export type SeatCountsAnswer =
  | { ok: true; quote: DrawnQuote }
  | { ok: false; refusal: SeatCountsRefusal; tierId: TierId | null; sentence: string };

/** What the sliders come to in the reader's words: the quote with what is released and kept, or why they cannot be set so. */
export async function answerSeatCounts(
  actor: Actor,
  wanted: ReadonlyMap<TierId, number>,
  at: Instant,
): Promise<SeatCountsAnswer> {
  const quoted = await quoteSeatCounts(actor, wanted, at);
  if ("quote" in quoted) {
    const quote = { ...(await drawQuote(quoted.quote)), notes: await notesOf(quoted.plan) };
    return { ok: true, quote };
  }
  const { refusal, tierId } = quoted;
  if (refusal === "nothing-changed") return { ok: true, quote: await quoteOfNothing(actor, at) };
  const sentence =
    refusal === "contract-not-ending"
      ? await contractSentence(actor, at)
      : ((await errorSentences())[refusal] ?? "");
  return { ok: false, refusal, tierId, sentence };
}

/** No charge, and the next bill as it is. */
export async function quoteOfNothing(actor: Actor, at: Instant): Promise<DrawnQuote> {
  const quote = await quoteSeatChoice(actor, { kind: "none" }, at);
  if (!quote) throw new Error("nothing always has a quote");
  return drawQuote(quote);
}

/** From when on the contract lets seats go. */
export async function contractSentence(actor: Actor, at: Instant): Promise<string> {
  requirePermission(actor, "prices.see");
  const [t, locale, { from }] = await Promise.all([
    getTranslations("billing"),
    getLocale(),
    read(actor, async (tx) => {
      const today = await billingDay(tx, actor.orgId, at);
      const { schedule, contract } = await readBilling(tx, actor.orgId, today);
      return leavingOn(schedule, contract, today);
    }),
  ]);
  return t("contractNotEnding", { from: formatDay(from, locale) });
}

const mostExtensions = 20;

async function notesOf({ released, kept }: SeatCountsPlan): Promise<string[]> {
  const [t, locale] = await Promise.all([getTranslations("billing"), getLocale()]);
  const notes = kept.length > 0 ? [t("willKeep", { count: kept.length })] : [];
  const [first] = released;
  if (!first) return notes;

  const named = released.slice(0, mostExtensions).map(({ extension }) => extension ?? t("noExtension"));
  const more = released.length - named.length;
  const all = { count: released.length, date: formatDay(first.on, locale), more };
  const list = new Intl.ListFormat(locale, { type: more > 0 ? "unit" : "conjunction" });
  return [
    ...notes,
    t(more > 0 ? "willReleaseMore" : "willRelease", { ...all, extensions: list.format(named) }),
  ];
}
