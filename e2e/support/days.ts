import { addDays, dayIn } from "../../lib/values/day.ts";

/** The date so many days from now in Berlin, where the tests' organisations are. */
export function dayFromNow(days: number): string {
  return addDays(dayIn("Europe/Berlin", new Date()), days);
}

/** A date as pages in English write it. */
export function written(day: string): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day));
}
