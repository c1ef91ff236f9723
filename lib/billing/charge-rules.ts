import { type Day, daysBetween } from "#lib/values/day.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";
import {
  billingMonthOf,
  cycleOf,
  daysIn,
  monthsOf,
  type Period,
  type Schedule,
  termsOn,
  wholeMonthsIn,
} from "./period-rules.ts";

/**
 * What a line of the ledger is for. The rest is a second charge: the whole billing months that were left in a longer cycle.
 * The first four are the seat's own days, the next two what a dearer tier costs beside them, the last four a number's.
 */
export const chargeKinds = [
  "seat-added",
  "seat-added-rest",
  "renewal",
  "renewal-rest",
  "upgrade",
  "upgrade-rest",
  "number-added",
  "number-added-rest",
  "number-renewal",
  "number-renewal-rest",
] as const;
export type ChargeKind = (typeof chargeKinds)[number];

/** What one seat is charged for some days: on `dueOn`, in minor units of the organisation's currency. */
export interface Instalment extends Period {
  dueOn: Day;
  /** Days charged, of how many the price was divided by; equal where whole billing months are charged. */
  days: number;
  ofDays: number;
  /** Whole billing months charged at the monthly price; 0 for a part of one. */
  months: number;
  amount: MinorUnits;
}

/**
 * What a seat added on `day` costs until its cycle ends, at `monthlyPrice`: the rest of the billing month, that day included,
 * at once and rounded half up; and on longer cycles a second one for the whole billing months then left, due on the first day
 * of the next billing month. Together they are the pro-rated total. An upgrade is the same with the difference of two prices.
 * Source: product.md, "Money".
 */
export function instalmentsFrom(schedule: Schedule, day: Day, monthlyPrice: MinorUnits): Instalment[] {
  const month = billingMonthOf(schedule, day);
  const cycle = cycleOf(schedule, day);
  const days = daysBetween(day, month.until);
  const ofDays = daysIn(month);
  const first: Instalment = {
    from: day,
    until: month.until,
    dueOn: day,
    days,
    ofDays,
    months: 0,
    amount: proRated(monthlyPrice, days, ofDays),
  };
  const left = { from: month.until, until: cycle.until };
  const monthsLeft = wholeMonthsIn(schedule, left);
  return monthsLeft === 0 ? [first] : [first, inFull(left, monthsLeft, monthlyPrice)];
}

/**
 * What a seat is charged on a bill date: the full cycle. Where cycle or bill day changed so that the new cycle began before that
 * date, the seat is charged as if it were added on it.
 */
export function renewalOn(schedule: Schedule, billDate: Day, monthlyPrice: MinorUnits): Instalment[] {
  const cycle = cycleOf(schedule, billDate);
  if (cycle.from !== billDate) return instalmentsFrom(schedule, billDate, monthlyPrice);
  return [inFull(cycle, monthsOf[termsOn(schedule, billDate).cycle], monthlyPrice)];
}

/** What comes to `price` for `days` of `ofDays`, rounded half up to the minor unit. `price` is not negative. */
export function proRated(price: MinorUnits, days: number, ofDays: number): MinorUnits {
  const [part, whole] = [BigInt(days), BigInt(ofDays)];
  return minorUnits((2n * price * part + whole) / (2n * whole));
}

function inFull(period: Period, months: number, monthlyPrice: MinorUnits): Instalment {
  const days = daysIn(period);
  const amount = minorUnits(monthlyPrice * BigInt(months));
  return { ...period, dueOn: period.from, days, ofDays: days, months, amount };
}
