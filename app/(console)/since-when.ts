import { dayIn, type Instant } from "#lib/values/day.ts";

/** How to say since when: by the time alone where that was today, in the time zone; else with the day. */
export function sinceWhen(
  since: Instant,
  now: Instant,
  { locale, timeZone }: { locale: string; timeZone: string },
): { time: string } | { moment: string } {
  const format = (dateStyle?: "medium") =>
    new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: "short", timeZone }).format(since);
  return dayIn(timeZone, since) === dayIn(timeZone, now) ? { time: format() } : { moment: format("medium") };
}
