import { z } from "zod";

/** A calendar date, `YYYY-MM-DD`, in the organisation's time zone. Compares as text. */
export type Day = string & { readonly calendar: "day" };

/** A moment. Always a `Date` with a valid time; the clock hands them out. */
export type Instant = Date;

/** A zod field for a date that a person typed; 30 February is `day-invalid`, and what no calendar here reaches `day-too-far`. */
export const DayField = z.iso
  .date("day-invalid")
  .refine((day) => day >= "1970-01-01" && day < "2200-01-01", "day-too-far")
  .transform((day) => day as Day);

/** The calendar date that people in `timeZone` (IANA name) have at `instant`. */
export function dayIn(timeZone: string, instant: Instant): Day {
  const parts = new Intl.DateTimeFormat("en-CA-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}` as Day;
}

/** The moment at which a date begins in `timeZone`, to the minute: midnight, or later where the clocks skip it. */
export function beginningOf(timeZone: string, day: Day): Instant {
  const midnight = epochDay(day) * minutesADay;
  // Nowhere does a date begin earlier or later than this by UTC.
  let [before, from] = [midnight - 15 * 60, midnight + 13 * 60];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayIn(timeZone, new Date(middle * minuteMs)) < day) before = middle;
    else from = middle;
  }
  return new Date(from * minuteMs);
}

export function addSeconds(instant: Instant, seconds: number): Instant {
  return new Date(instant.getTime() + seconds * 1000);
}

/** Exactly `days` times 24 hours later: for how long a password lasts, never for billing days. */
export function addDays24h(instant: Instant, days: number): Instant {
  return addSeconds(instant, days * 86_400);
}

/** The calendar date `days` later, or earlier when negative. Counts calendar days, so no zone and no clock change matters. */
export function addDays(day: Day, days: number): Day {
  return dayFromEpoch(epochDay(day) + days);
}

/** How many days from `from` to `until`, `until` not counted; negative when it comes first. */
export function daysBetween(from: Day, until: Day): number {
  return epochDay(until) - epochDay(from);
}

/** The date of a year, a month (1 to 12, or beyond: 13 is next January) and a day, the last of the month where it has fewer. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dayFromEpoch(Date.UTC(year, month - 1, Math.min(dayOfMonth, last)) / dayMs);
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split("-").map(Number);
  return { year, month, dayOfMonth };
}

const dayMs = 86_400_000;
const minuteMs = 60_000;
const minutesADay = dayMs / minuteMs;

function epochDay(day: Day): number {
  const { year, month, dayOfMonth } = partsOf(day);
  return Date.UTC(year, month - 1, dayOfMonth) / dayMs;
}

function dayFromEpoch(days: number): Day {
  return new Date(days * dayMs).toISOString().slice(0, 10) as Day;
}
