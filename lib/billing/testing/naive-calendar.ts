import type { Day } from "#lib/values/day.ts";

/** The calendar walked day by day, sharing nothing with the rules: what the tests hold them against. */

const dayMs = 86_400_000;

/** Every date of 2024 to 2031. */
const calendar = walk("2024-01-01", "2032-01-01");

/** Every date from `from` on, `until` not among them. */
export function everyDay(from: string, until: string): Day[] {
  return calendar.filter(({ day }) => from <= day && day < until).map(({ day }) => day);
}

/** Every date of that number in its month, or on which the month ends before it comes. */
export function billDays(billDay: number, from: string, until: string): Day[] {
  return calendar
    .filter(({ day }) => from <= day && day < until)
    .filter(({ date, isLast }) => date === billDay || (isLast && date < billDay))
    .map(({ day }) => day);
}

/** How many dates lie between the two, by the clock of UTC. */
export function daysFrom(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / dayMs;
}

function walk(from: string, until: string): { day: Day; date: number; isLast: boolean }[] {
  const days: { day: Day; date: number; isLast: boolean }[] = [];
  for (let time = Date.parse(from); time < Date.parse(until); time += dayMs) {
    const tomorrow = new Date(time + dayMs).getUTCDate();
    const day = new Date(time).toISOString().slice(0, 10) as Day;
    days.push({ day, date: new Date(time).getUTCDate(), isLast: tomorrow === 1 });
  }
  return days;
}
