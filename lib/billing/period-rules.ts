import { type Day, dayOf, daysBetween, partsOf } from "#lib/values/day.ts";

export const cycles = ["monthly", "quarterly", "annual"] as const;
export type Cycle = (typeof cycles)[number];

/** How many billing months a cycle has. */
export const monthsOf: Record<Cycle, number> = { monthly: 1, quarterly: 3, annual: 12 };

/** The days [from, until). */
export interface Period {
  readonly from: Day;
  readonly until: Day;
}

/** How an organisation is billed from a day on: the day of setup, or the renewal at which cycle or bill day changed. */
export interface BillingTerms {
  readonly startsOn: Day;
  readonly cycle: Cycle;
  /** 1 to 31; 29 to 31 fall on the last day of shorter months. */
  readonly billDay: number;
}

/** The terms of an organisation over time, the oldest first. Never empty. */
export type Schedule = readonly BillingTerms[];

/** The terms in force on a day; those of the day of setup for any day before it. */
export function termsOn(schedule: Schedule, day: Day): BillingTerms {
  const inForce = schedule.findLast((terms) => terms.startsOn <= day) ?? schedule[0];
  if (!inForce) throw new Error("an organisation without billing terms");
  return inForce;
}

/** The billing month that holds a day: from one bill day to the next. Source: product.md, "Money". */
export function billingMonthOf(schedule: Schedule, day: Day): Period {
  const index = monthIndexOf(termsOn(schedule, day), day);
  return monthsFrom(termsOn(schedule, day), index, 1);
}

/**
 * The cycle that holds a day. The first one starts on the latest bill day on or before the day from which the terms are in
 * force, the others follow without a gap; each is counted from there, never from the one before it.
 */
export function cycleOf(schedule: Schedule, day: Day): Period {
  const terms = termsOn(schedule, day);
  const length = monthsOf[terms.cycle];
  const anchor = monthIndexOf(terms, terms.startsOn);
  const cyclesSince = Math.floor((monthIndexOf(terms, day) - anchor) / length);
  return monthsFrom(terms, anchor + cyclesSince * length, length);
}

/** The first day of the next cycle, which every seat is renewed on. */
export function nextBillDate(schedule: Schedule, day: Day): Day {
  return cycleOf(schedule, day).until;
}

/** The bill date on which the day's cycle was charged: its first day, or the renewal at which its terms began. */
export function lastBillDate(schedule: Schedule, day: Day): Day {
  const { from } = cycleOf(schedule, day);
  const { startsOn } = termsOn(schedule, day);
  return startsOn <= day && startsOn > from ? startsOn : from;
}

/** The first bill date after `day`'s own cycle that is later than `after`. */
export function firstBillDateAfter(schedule: Schedule, day: Day, after: Day): Day {
  let date = nextBillDate(schedule, day);
  while (date <= after) date = nextBillDate(schedule, date);
  return date;
}

/** How many whole billing months lie in a period that begins and ends on bill days. */
export function wholeMonthsIn(schedule: Schedule, { from, until }: Period): number {
  const terms = termsOn(schedule, from);
  return monthIndexOf(terms, until) - monthIndexOf(terms, from);
}

/** How many days a period has. */
export function daysIn(period: Period): number {
  return daysBetween(period.from, period.until);
}

/** Billing months are numbered by the calendar month in which they begin, so that none depends on the one before it. */
function monthIndexOf({ billDay }: BillingTerms, day: Day): number {
  const { year, month } = partsOf(day);
  const index = year * 12 + (month - 1);
  return dayOf(year, month, billDay) <= day ? index : index - 1;
}

function monthsFrom({ billDay }: BillingTerms, index: number, count: number): Period {
  const startOf = (each: number) => dayOf(Math.floor(each / 12), (each % 12) + 1, billDay);
  return { from: startOf(index), until: startOf(index + count) };
}
