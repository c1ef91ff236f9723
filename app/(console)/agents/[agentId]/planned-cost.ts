import { getLocale, getTranslations } from "next-intl/server";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney } from "#lib/values/money.ts";

/** What a seat is going to cost, and from when on, by the prices and the tier that are planned; null where none are. */
export async function plannedCost({ costsToCome, currency }: SeatDetails): Promise<string | null> {
  const [t, locale] = await Promise.all([getTranslations("leave"), getLocale()]);
  const sentences = costsToCome.map(({ from, monthlyPrice }) =>
    t("costFrom", { date: formatDay(from, locale), cost: formatMoney(monthlyPrice, currency, locale) }),
  );
  return sentences.join(" ") || null;
}
