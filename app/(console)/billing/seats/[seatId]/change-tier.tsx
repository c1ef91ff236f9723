import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { errorSentences } from "#lib/language/error-sentences.ts";
import { quoteWords } from "#lib/language/quote-words.ts";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { newId } from "#lib/values/ids.ts";
import { formatMoney } from "#lib/values/money.ts";
import { ChangeTierForm } from "./change-tier-form.tsx";

/** The tiers that the seat can have instead, each with its quote before it is sent. */
export async function ChangeTier({ seat }: { seat: SeatDetails }) {
  const [t, locale, sentences, quote] = await Promise.all([
    getTranslations("seat"),
    getLocale(),
    errorSentences(),
    quoteWords(),
  ]);
  const { leaving, tier, nextTier, otherTiers } = seat;
  const options = otherTiers.map(({ id, name, monthlyPrice }) => ({
    value: id,
    label: t("tierOption", { tier: name, price: formatMoney(monthlyPrice, seat.currency, locale) }),
  }));
  if (nextTier) options.unshift({ value: tier.id, label: t("keepTier", { tier: tier.name }) });
  if (options.length === 0) return null;

  const days = { from: formatDay(leaving.from, locale), on: formatDay(leaving.takesEffectOn, locale) };
  return (
    <Section
      title={t("changeTitle")}
      text={`${t("changeText")} ${leaving.isAllowed ? t("cheaperText", { date: days.on }) : t("contractText", days)}`}
    >
      <ChangeTierForm
        seatId={seat.id}
        formKey={newId<"idempotency_keys">()}
        options={options}
        sentences={sentences}
        quote={quote}
        words={{ newTier: t("newTier"), submit: t("change"), pending: t("pending") }}
      />
    </Section>
  );
}
