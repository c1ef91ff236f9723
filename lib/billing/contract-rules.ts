import { addDays, type Day } from "#lib/values/day.ts";
import { firstBillDateAfter, nextBillDate, type Schedule } from "./period-rules.ts";

/** The term for which seats are owed; both days belong to it. Without an end there is no contract. */
export interface Contract {
  readonly start: Day | null;
  readonly end: Day | null;
}

/** Releasing a seat, or taking it to a cheaper tier: from which day on it may be asked for, and when it takes effect. */
export type Leaving = { isAllowed: boolean; from: Day; takesEffectOn: Day };

/** The last days of the term in which one may ask, both ends counted: a term to 30 April leaves from 1 April. */
const lastDays = 30;

/**
 * Whether a seat may be given up today. Under a contract only within its last 30 days, with effect at the first bill date after
 * the term; without one, before it, or once it is over always, with effect at the next bill date. Source: product.md,
 * "Seats and lifecycle".
 */
export function leavingOn(schedule: Schedule, contract: Contract, today: Day): Leaving {
  const { start, end } = contract;
  const isBound = end !== null && today <= end && (start === null || start <= today);
  if (!isBound) return { isAllowed: true, from: today, takesEffectOn: nextBillDate(schedule, today) };

  const from = addDays(end, 1 - lastDays);
  return { isAllowed: today >= from, from, takesEffectOn: firstBillDateAfter(schedule, today, end) };
}

/**
 * The day of a release or a cheaper tier that was planned, once other bill dates hold: still the first after the term where it was planned
 * for that, else the first that does not come before the day it was planned for. Source: product.md, "Seats and lifecycle".
 */
export function replannedOn(schedule: Schedule, { end }: Contract, today: Day, planned: Day): Day {
  const isAfterTerm = end !== null && today <= end && end < planned;
  return firstBillDateAfter(schedule, today, isAfterTerm ? end : addDays(planned, -1));
}
