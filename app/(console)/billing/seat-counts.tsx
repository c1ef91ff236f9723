import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import type { BillingOverview, TierFigures } from "#lib/billing/overview.ts";
import { seatCountField } from "#lib/billing/schema.ts";
import { contractSentence, quoteOfNothing } from "#lib/billing/seat-counts-answer.ts";
import { now } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import type { Actor } from "#lib/values/actor.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId } from "#lib/values/ids.ts";
import { formatMoney } from "#lib/values/money.ts";
import { ReplaceInstead } from "../replace-instead.tsx";
import { SeatCountsForm } from "./seat-counts-form.tsx";

/** How many seats there are of each tier, how many there shall be, and what that costs. */
export async function SeatCounts({ actor, overview }: { actor: Actor; overview: BillingOverview }) {
  const at = now();
  const [t, sentences, contract, quote, words] = await Promise.all([
    getTranslations("billing"),
    errorSentences(),
    contractSentence(actor, at),
    quoteOfNothing(actor, at),
    quoteWords(),
  ]);
  const tiers = await Promise.all(
    overview.tiers.map(async (tier) => ({
      name: seatCountField(tier.id),
      tier: tier.name,
      count: tier.seats - tier.dueForRelease,
      figures: await figuresOf(tier, overview.currency),
    })),
  );
  const counts = tiers.map(({ name, count }): [string, string] => [name, String(count)]);
  const sumOf = (figure: (tier: TierFigures) => number) =>
    overview.tiers.reduce((sum, tier) => sum + figure(tier), 0);
  return (
    <Section title={t("seats")} text={t("seatsText")}>
      <SeatCountsForm
        formKey={newId<"idempotency_keys">()}
        tiers={tiers}
        first={{ question: new URLSearchParams([["for", "seats"], ...counts]).toString(), quote }}
        instead={
          <ReplaceInstead
            vacant={sumOf((tier) => tier.vacant)}
            held={sumOf((tier) => tier.heldByDeactivated)}
          />
        }
        sentences={{ ...sentences, "contract-not-ending": contract }}
        quoteWords={words}
        words={{ submit: t("apply"), pending: t("pending") }}
      />
    </Section>
  );
}

async function figuresOf(tier: TierFigures, currency: string): Promise<string[]> {
  const [t, locale] = await Promise.all([getTranslations("billing"), getLocale()]);
  const { inUse, vacant, dueForRelease, heldByDeactivated: held, priceToCome, isOffered } = tier;
  const price = formatMoney(tier.monthlyPrice, currency, locale);
  const sentences = [t("tierFigures", { price, inUse, vacant: vacant - dueForRelease, held })];
  if (dueForRelease > 0) sentences.push(t("tierDue", { count: dueForRelease }));
  if (priceToCome) {
    const later = formatMoney(priceToCome.monthlyPrice, currency, locale);
    sentences.push(t("tierPriceToCome", { date: formatDay(priceToCome.from, locale), price: later }));
  }
  if (!isOffered) sentences.push(t("tierNotOffered"));
  return sentences;
}
