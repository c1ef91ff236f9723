import type { Day } from "#lib/values/day.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";
import { renewalOn } from "./charge-rules.ts";
import { type BillingTerms, nextBillDate, type Schedule, termsOn } from "./period-rules.ts";
import { type BillingState, priceOn, tierOf } from "./quote-rules.ts";

/** How somebody wants to be billed. */
export type WantedTerms = Pick<BillingTerms, "cycle" | "billDay">;

/** The terms that begin on the next bill date, where others than the present ones are planned. */
export function plannedTerms(schedule: Schedule, today: Day): BillingTerms | null {
  return schedule.slice(1).find((terms) => terms.startsOn > today) ?? null;
}

/**
 * What is planned once somebody wants these terms: they begin on the next bill date, which itself stays; null when they are in
 * force already, so that wanting those undoes a plan. Source: product.md, "Money".
 */
export function planFor(
  schedule: Schedule,
  today: Day,
  { cycle, billDay }: WantedTerms,
): BillingTerms | null {
  const inForce = termsOn(schedule, today);
  const isInForce = inForce.cycle === cycle && inForce.billDay === billDay;
  return isInForce ? null : { startsOn: nextBillDate(schedule, today), cycle, billDay };
}

/** The schedule as if nothing were planned. */
export function withoutPlan(schedule: Schedule, today: Day): Schedule {
  const planned = plannedTerms(schedule, today);
  return schedule.filter((terms) => terms !== planned);
}

/**
 * What the next bill date's renewals come to under a schedule: the bill of that date, and a second one where the terms begin
 * within a billing month of theirs. In minor units, by day.
 */
export function billsOfRenewal(state: BillingState, schedule: Schedule): { on: Day; amount: MinorUnits }[] {
  const on = nextBillDate(schedule, state.today);
  const bills = new Map<Day, MinorUnits>([[on, minorUnits(0)]]);
  for (const [tierId, count] of state.seatsAtNextBill) {
    for (const { dueOn, amount } of renewalOn(schedule, on, priceOn(tierOf(state, tierId), on))) {
      bills.set(dueOn, minorUnits((bills.get(dueOn) ?? 0n) + amount * BigInt(count)));
    }
  }
  return [...bills].map(([day, amount]) => ({ on: day, amount }));
}
