import { getLocale, getTranslations } from "next-intl/server";
import type { SeatDetails } from "#lib/seats/find-seat.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney } from "#lib/values/money.ts";

/** What a seat costs from the day on which the tier that is planned for it begins; null where none is. */
export async function plannedCost({ nextTier, nextTierOn, currency }: SeatDetails): Promise<string | null> {
  if (!nextTier || !nextTierOn) return null;
  const [t, locale] = await Promise.all([getTranslations("leave"), getLocale()]);
  const cost = formatMoney(nextTier.monthlyPrice, currency, locale);
  return t("costFrom", { date: formatDay(nextTierOn, locale), cost });
}
