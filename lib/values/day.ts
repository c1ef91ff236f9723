import { z } from "zod";

/** A calendar date, `YYYY-MM-DD`, in the organisation's time zone. Compares as text. */
export type Day = string & { readonly calendar: "day" };

/** A moment. Always a `Date` with a valid time; the clock hands them out. */
export type Instant = Date;

/** A zod field for a date that a person typed; 30 February is `day-invalid`. */
export const DayField = z.iso.date("day-invalid").transform((day) => day as Day);

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

/** True when the runtime knows the IANA time zone by this name. */
export function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(name) || name === "UTC";
}

export function addSeconds(instant: Instant, seconds: number): Instant {
  return new Date(instant.getTime() + seconds * 1000);
}

/** Exactly `days` times 24 hours later: for how long a password lasts, never for billing days. */
export function addDays24h(instant: Instant, days: number): Instant {
  return addSeconds(instant, days * 86_400);
}
