import { getLocale, getTranslations } from "next-intl/server";
import { addDays, type Day } from "#lib/values/day.ts";
import type { DrawnCharges, DrawnQuote } from "#lib/values/drawn-quote.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { formatMoney, type MinorUnits, minorUnits } from "#lib/values/money.ts";
import { formatPhone } from "#lib/values/phone.ts";
import { type Quote, type QuoteLine, sumOf } from "./quote-rules.ts";

/** The quote in the reader's language. The amounts are the very ones that would be charged. */
export async function drawQuote(quote: Quote): Promise<DrawnQuote> {
  const [t, locale] = await Promise.all([getTranslations("quote"), getLocale()]);
  const money = (amount: MinorUnits) => formatMoney(amount, quote.currency, locale);
  const date = (day: Day) => formatDay(day, locale);

  const whatIn = (line: QuoteLine) => {
    const { count } = line;
    if (line.what === "number") {
      return line.number
        ? t("number", { number: formatPhone(line.number) })
        : t("numbers", { count, country: line.country });
    }
    const { tier, fromTier } = line;
    return fromTier === null ? t("seat", { count, tier }) : t("upgrade", { count, tier, from: fromTier });
  };
  const drawLine = (line: QuoteLine) => {
    const { count, days, ofDays, months } = line;
    const covered = { first: date(line.from), last: date(addDays(line.until, -1)) };
    const span =
      months > 0 ? t("wholeMonths", { ...covered, months }) : t("partOf", { ...covered, days, ofDays });
    return {
      what: whatIn(line),
      days: count > 1 ? t("each", { days: span, amount: money(line.each) }) : span,
      amount: money(line.amount),
    };
  };
  const chargesOn = (day: Day): DrawnCharges => {
    const lines = quote.lines.filter((line) => line.dueOn === day);
    return {
      when: day === quote.today ? t("today") : t("later", { date: date(day) }),
      total: money(sumOf(lines.map((line) => line.amount))),
      lines: lines.map(drawLine),
    };
  };

  const { on, before, after } = quote.nextBill;
  const { second } = quote;
  const bill = { date: date(on), before: money(before), after: money(after) };
  return {
    pin: quote.pin,
    charges: [...new Set(quote.lines.map((line) => line.dueOn))].sort().map(chargesOn),
    nextBill: before === after ? t("nextBillSame", bill) : t("nextBill", bill),
    laterBills: [
      ...(second ? [t("secondPart", { amount: money(second.amount), date: date(second.on) })] : []),
      ...quote.laterBills.map(({ on: later, more }) =>
        more > 0n
          ? t("laterBill", { date: date(later), more: money(more) })
          : t("laterBillLess", { date: date(later), less: money(minorUnits(-more)) }),
      ),
    ],
  };
}
