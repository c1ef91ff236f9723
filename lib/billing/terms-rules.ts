import type { Day } from "#lib/values/day.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";
import { renewalsOf } from "./next-bill-rules.ts";
import { type BillingTerms, nextBillDate, type Schedule, termsOn } from "./period-rules.ts";
import type { BillingState } from "./quote-rules.ts";

/** How somebody wants to be billed. */
export type WantedTerms = Pick<BillingTerms, "cycle" | "billDay">;

/** The terms that begin on the next bill date, where others than the present ones are planned. */
export function plannedTerms(schedule: Schedule, today: Day): BillingTerms | null {
  return schedule.slice(1).find((terms) => terms.startsOn > today) ?? null;
}

/** What holds from the next bill date on: the plan, or else the terms in force. */
export function standingTerms(schedule: Schedule, today: Day): BillingTerms {
  return plannedTerms(schedule, today) ?? termsOn(schedule, today);
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

interface Bill {
  on: Day;
  amount: MinorUnits;
}

/** What a bill date's renewals come to, in minor units, and the second part where the terms begin within a billing month of theirs. */
export type RenewalBill = Bill & { second: Bill | null };

/** The next bill date's renewals under a schedule: with what is planned, or without. */
export function renewalBill(state: BillingState, schedule: Schedule): RenewalBill {
  const on = nextBillDate(schedule, state.today);
  const bills = new Map<Day, MinorUnits>();
  for (const { dueOn, amount } of renewalsOf(state, schedule, on, state.atNextBill)) {
    bills.set(dueOn, minorUnits((bills.get(dueOn) ?? 0n) + amount));
  }
  const [later] = [...bills].filter(([dueOn]) => dueOn !== on);
  const second = later ? { on: later[0], amount: later[1] } : null;
  return { on, amount: bills.get(on) ?? minorUnits(0), second };
}
