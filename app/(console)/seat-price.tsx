import { getLocale, getTranslations } from "next-intl/server";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney, type MinorUnits } from "#lib/values/money.ts";

/** A seat's tier with what it costs a month, and what it is going to cost. */
export async function SeatPrice({ seat }: { seat: SeatDetails }) {
  const [t, billing, locale] = await Promise.all([
    getTranslations("seat"),
    getTranslations("billing"),
    getLocale(),
  ]);
  const { tier, costsToCome, currency } = seat;
  const money = (amount: MinorUnits) => formatMoney(amount, currency, locale);
  return (
    <>
      {t("price", { tier: tier.name, price: money(tier.monthlyPrice) })}
      {costsToCome.map(({ from, monthlyPrice }) => (
        <span key={from} className="block text-muted">
          {billing("tierPriceToCome", { date: formatDay(from, locale), price: money(monthlyPrice) })}
        </span>
      ))}
    </>
  );
}
