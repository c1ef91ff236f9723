import { addDays, type Day } from "./day.ts";

/** A calendar date written for a reader of `locale`, such as "17 Jan 2026". It has no zone, and so shifts in none. */
export function formatDay(day: Day, locale: string): string {
  return dates(locale).format(utc(day));
}

/** The days [from, until) from the first to the last, such as "17–31 Jan 2026". */
export function formatDays({ from, until }: { from: Day; until: Day }, locale: string): string {
  return dates(locale).formatRange(utc(from), utc(addDays(until, -1)));
}

const dates = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });

const utc = (day: Day) => new Date(`${day}T00:00:00Z`);
