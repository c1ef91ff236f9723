import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney } from "#lib/values/money.ts";

/** What the seat costs, and the way to another tier, which is quoted before it is charged. For those who see prices. */
export async function SeatTier({ seat }: { seat: SeatDetails }) {
  const [t, words, locale] = await Promise.all([
    getTranslations("editAgent"),
    getTranslations("seat"),
    getLocale(),
  ]);
  const { tier, nextTier, nextTierOn, currency } = seat;
  const facts = [
    {
      label: words("tier"),
      value: words("price", { tier: tier.name, price: formatMoney(tier.monthlyPrice, currency, locale) }),
    },
  ];
  if (nextTier && nextTierOn) {
    const date = formatDay(nextTierOn, locale);
    facts.push({ label: t("plannedTier"), value: words("planned", { tier: nextTier.name, date }) });
  }
  return (
    <div className="mt-8 max-w-xl">
      <Section
        title={t("tierTitle")}
        text={t("tierText")}
        actions={<LinkButton href={`/billing/seats/${seat.id}` as Route}>{words("change")}</LinkButton>}
      >
        <DescriptionList facts={facts} />
      </Section>
    </div>
  );
}
