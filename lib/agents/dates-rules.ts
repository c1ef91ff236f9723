import type { State } from "#lib/values/actor.ts";
import { beginningOf, type Day, dayOf, type Instant, partsOf } from "#lib/values/day.ts";

export type DateRefusal =
  | "start-date-past"
  | "start-date-too-far"
  | "end-date-past"
  | "end-date-not-after-start";

/** `today` is the date where the organisation is. `state` is Scheduled for somebody new, too. */
export interface Dates {
  startsOn: Day | null;
  endsOn: Day | null;
  today: Day;
  state: State;
}

/** True when such a person starts later: nothing is mailed and nobody signs in before the day. */
export function startsLater({ startsOn, today }: Pick<Dates, "startsOn" | "today">): boolean {
  return startsOn !== null && startsOn > today;
}

/** True for an account that is, or comes back, Scheduled though its first day has come; its last has not. */
export function startsNow({ startsOn, endsOn, today, state }: Dates): boolean {
  if (state !== "Scheduled" || startsOn === null || startsOn > today) return false;
  return endsOn === null || endsOn > today;
}

/**
 * Why somebody cannot start and end on these days. A start is judged only while it is still to come, since who has started keeps
 * the day as it was; a start today is a start at once. A verb that edits asks only when a date changes: one that has passed stays
 * as history. Source: issue of coming and going, "Bad input".
 */
export function refusalOfDates({ startsOn, endsOn, today, state }: Dates): DateRefusal | null {
  if (state === "Scheduled" && startsOn !== null) {
    if (startsOn < today) return "start-date-past";
    if (startsOn > aYearAfter(today)) return "start-date-too-far";
  }
  if (endsOn === null) return null;
  if (startsOn !== null && endsOn <= startsOn) return "end-date-not-after-start";
  return endsOn <= today ? "end-date-past" : null;
}

/**
 * Until when a temporary password opens an account: until it expires, or until the end date begins where the organisation is, if
 * that is before. An end date that had come by `at` ends nothing any more.
 */
export function opensUntil(
  { expiresAt, endsOn, timeZone }: { expiresAt: Instant; endsOn: Day | null; timeZone: string },
  at: Instant,
): Instant {
  const ends = endsOn && beginningOf(timeZone, endsOn);
  return ends && at < ends && ends < expiresAt ? ends : expiresAt;
}

/** The form's field that each refusal is about. */
export const fieldOfDate: Record<DateRefusal, "startsOn" | "endsOn"> = {
  "start-date-past": "startsOn",
  "start-date-too-far": "startsOn",
  "end-date-past": "endsOn",
  "end-date-not-after-start": "endsOn",
};

/** The same date next year; after 29 February, the 28th. */
function aYearAfter(today: Day): Day {
  const { year, month, dayOfMonth } = partsOf(today);
  return dayOf(year + 1, month, dayOfMonth);
}
