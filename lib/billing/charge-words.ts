import { getLocale, getTranslations } from "next-intl/server";
import { formatDays } from "#lib/values/format-day.ts";
import { formatPhone } from "#lib/values/phone.ts";
import type { ChargeRow } from "./list-charges.ts";

type Line = Pick<
  ChargeRow,
  "coversFrom" | "coversUntil" | "days" | "ofDays" | "months" | "tier" | "fromTier" | "number" | "country"
>;

/** How a line of the ledger is put to its reader; the list, the statement and the file say the same. */
export async function chargeWords() {
  const [t, kinds, locale] = await Promise.all([
    getTranslations("billing"),
    getTranslations("billing.kinds"),
    getLocale(),
  ]);
  return {
    kind: ({ kind }: Pick<ChargeRow, "kind">) => kinds(kind),
    /** "17–31 Jan 2026, 15 of 31 days", or whole billing months. */
    days: ({ coversFrom: from, coversUntil: until, days, ofDays, months }: Line) => {
      const span = formatDays({ from, until }, locale);
      return months > 0 ? t("wholeMonths", { span, months }) : t("partOf", { span, days, ofDays });
    },
    /** The tier, both tiers of an upgrade, or the number; of several numbers their country. */
    sold: ({ tier, fromTier, number, country }: Line) => {
      if (number) return formatPhone(number);
      if (tier === null) return country ?? "";
      return fromTier ? t("upgradeOf", { from: fromTier, tier }) : tier;
    },
  };
}
