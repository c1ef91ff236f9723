import { describe, expect, it } from "vitest";
import { addDays, beginningOf, type Day, dayIn } from "./day.ts";

describe("beginningOf", () => {
  it.each([
    { zone: "UTC", day: "2026-03-05", is: "2026-03-05T00:00:00.000Z" },
    { zone: "Europe/Berlin", day: "2026-03-29", is: "2026-03-28T23:00:00.000Z" },
    { zone: "Europe/Berlin", day: "2026-03-30", is: "2026-03-29T22:00:00.000Z" },
    { zone: "Asia/Kathmandu", day: "2026-03-05", is: "2026-03-04T18:15:00.000Z" },
    { zone: "Pacific/Kiritimati", day: "2026-03-05", is: "2026-03-04T10:00:00.000Z" },
    { zone: "Pacific/Pago_Pago", day: "2026-03-05", is: "2026-03-05T11:00:00.000Z" },
    // The clocks skip midnight there: the date begins at one.
    { zone: "America/Santiago", day: "2026-09-06", is: "2026-09-06T04:00:00.000Z" },
  ])("$day in $zone", ({ zone, day, is }) => {
    const begins = beginningOf(zone, day as Day);
    expect(begins.toISOString()).toBe(is);
    expect(dayIn(zone, begins)).toBe(day);
    expect(dayIn(zone, new Date(begins.getTime() - 1))).toBe(addDays(day as Day, -1));
  });
});
