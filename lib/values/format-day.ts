import type { Day } from "./day.ts";

/** A calendar date written for a reader of `locale`, such as "17 Jan 2026". It has no zone, and so shifts in none. */
export function formatDay(day: Day, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
