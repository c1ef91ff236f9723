import { getLocale, getTranslations } from "next-intl/server";
import type { SeatCountsSet } from "#lib/billing/set-seat-counts.ts";
import { formatDay } from "#lib/values/format-day.ts";

/** "2 seats were added. One seat will be released on 1 Feb 2026." */
export async function whatWasApplied({ releasedOn, ...counts }: SeatCountsSet): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations("billing"), getLocale()]);
  return t("applied", { ...counts, date: releasedOn ? formatDay(releasedOn, locale) : "" }).trim();
}
