import type { Day } from "#lib/values/day.ts";
import { type BillingTerms, nextBillDate, type Schedule, termsOn } from "./period-rules.ts";

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
