import { addDays, type Day } from "#lib/values/day.ts";
import { cycleOf, type Period, type Schedule, termsOn } from "./period-rules.ts";

/**
 * The cycle that holds a day, as it was billed: where cycle or bill day changed at a renewal, the new terms' first period begins
 * on that renewal, though their cycle may have begun before. Periods follow each other without a gap.
 */
export function statementPeriodOf(schedule: Schedule, day: Day): Period {
  const terms = termsOn(schedule, day);
  const cycle = cycleOf(schedule, day);
  const isFirst = terms === schedule[0];
  return { from: !isFirst && cycle.from < terms.startsOn ? terms.startsOn : cycle.from, until: cycle.until };
}

/** The last `count` periods up to the one of `today`, the oldest first; none from before the organisation was set up. */
export function statementPeriodsUntil(schedule: Schedule, today: Day, count: number): Period[] {
  const periods = [statementPeriodOf(schedule, today)];
  for (let earliest = periods[0]; earliest && periods.length < count; earliest = periods[0]) {
    const before = periodBefore(schedule, earliest);
    if (!before) break;
    periods.unshift(before);
  }
  return periods;
}

/** The period before this one; null for the first that the organisation had. */
export function periodBefore(schedule: Schedule, { from }: Period): Period | null {
  const setUpOn = schedule[0]?.startsOn;
  return setUpOn === undefined || from <= setUpOn ? null : statementPeriodOf(schedule, addDays(from, -1));
}
