import { describe, expect, it } from "vitest";
import type { State } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { opensUntil, refusalOfDates, startsLater } from "./dates-rules.ts";

const day = (text: string | null) => text as Day | null;
const refusal = (startsOn: string | null, endsOn: string | null, today: string, state: State = "Scheduled") =>
  refusalOfDates({ startsOn: day(startsOn), endsOn: day(endsOn), today: today as Day, state });

describe("refusalOfDates", () => {
  it.each([
    { why: "neither date", dates: [null, null], says: null },
    { why: "a start today is a start at once", dates: ["2026-03-01", null], says: null },
    { why: "tomorrow", dates: ["2026-03-02", null], says: null },
    { why: "yesterday", dates: ["2026-02-28", null], says: "start-date-past" },
    { why: "to the day a year ahead", dates: ["2027-03-01", null], says: null },
    { why: "a day more than a year", dates: ["2027-03-02", null], says: "start-date-too-far" },
    { why: "an end tomorrow", dates: [null, "2026-03-02"], says: null },
    { why: "an end today would end what begins", dates: [null, "2026-03-01"], says: "end-date-past" },
    { why: "an end yesterday", dates: [null, "2026-02-28"], says: "end-date-past" },
    { why: "one day of work", dates: ["2026-03-05", "2026-03-06"], says: null },
    {
      why: "an end on the day of the start",
      dates: ["2026-03-05", "2026-03-05"],
      says: "end-date-not-after-start",
    },
    {
      why: "an end before the start, and before today",
      dates: ["2026-03-05", "2026-02-01"],
      says: "end-date-not-after-start",
    },
    { why: "an end is as far as one likes", dates: ["2026-03-05", "2031-03-05"], says: null },
  ] as const)("$why: $says", ({ dates: [startsOn, endsOn], says }) => {
    expect(refusal(startsOn, endsOn, "2026-03-01")).toBe(says);
  });

  it("a year after 29 February ends on the 28th", () => {
    expect(refusal("2029-02-28", null, "2028-02-29")).toBeNull();
    expect(refusal("2029-03-01", null, "2028-02-29")).toBe("start-date-too-far");
    expect(refusal("2028-02-29", "2028-03-01", "2028-02-28"), "a day like any other").toBeNull();
  });

  it.each(["Waiting", "Active", "Deactivated"] as const)(
    "the start of somebody who is %s is history; the end is judged all the same",
    (state) => {
      expect(refusal("2020-01-01", null, "2026-03-01", state)).toBeNull();
      expect(refusal("2020-01-01", "2026-03-01", "2026-03-01", state)).toBe("end-date-past");
      expect(refusal("2026-04-01", "2026-04-01", "2026-03-01", state)).toBe("end-date-not-after-start");
    },
  );
});

it("only a day after today is later", () => {
  const later = (startsOn: string | null) =>
    startsLater({ startsOn: day(startsOn), today: "2026-03-01" as Day });
  expect([null, "2026-03-01", "2026-03-02"].map(later)).toEqual([false, false, true]);
});

describe("a temporary password opens the account until", () => {
  const at = new Date("2026-03-05T12:00:00Z");
  const expiresAt = new Date("2026-03-12T12:00:00Z");
  it.each([
    { why: "it expires, without an end date", endsOn: null, is: expiresAt },
    { why: "it expires, before the end date", endsOn: "2026-03-13", is: expiresAt },
    { why: "the end date begins there", endsOn: "2026-03-12", is: new Date("2026-03-11T23:00:00Z") },
    { why: "it expires, where an end date passed and ended nothing", endsOn: "2026-03-05", is: expiresAt },
  ])("$why", ({ endsOn, is }) => {
    expect(opensUntil({ expiresAt, endsOn: day(endsOn), timeZone: "Europe/Berlin" }, at)).toEqual(is);
  });
});
