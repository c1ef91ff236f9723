import { describe, expect, it } from "vitest";
import type { Day } from "#lib/values/day.ts";
import {
  type BillingTerms,
  billingMonthOf,
  type Cycle,
  cycleOf,
  cycles,
  firstBillDateAfter,
  lastBillDate,
  monthsOf,
  nextBillDate,
  type Schedule,
  termsOn,
  wholeMonthsIn,
} from "./period-rules.ts";
import { billDays, everyDay } from "./testing/naive-calendar.ts";

const terms = (startsOn: string, cycle: Cycle, billDay: number): BillingTerms => ({
  startsOn: startsOn as Day,
  cycle,
  billDay,
});

describe("billingMonthOf", () => {
  it.each([
    { why: "an ordinary month", billDay: 1, day: "2026-03-17", month: ["2026-03-01", "2026-04-01"] },
    {
      why: "the bill day itself begins the month",
      billDay: 17,
      day: "2026-03-17",
      month: ["2026-03-17", "2026-04-17"],
    },
    {
      why: "the day before it is the last of the month before",
      billDay: 17,
      day: "2026-03-16",
      month: ["2026-02-17", "2026-03-17"],
    },
    {
      why: "31 falls on 28 February, and on 31 March again",
      billDay: 31,
      day: "2026-03-15",
      month: ["2026-02-28", "2026-03-31"],
    },
    {
      why: "31 falls on 30 April: counted from the bill day, not from the 28th",
      billDay: 31,
      day: "2026-04-29",
      month: ["2026-03-31", "2026-04-30"],
    },
    {
      why: "30 falls on 28 February",
      billDay: 30,
      day: "2026-02-27",
      month: ["2026-01-30", "2026-02-28"],
    },
    {
      why: "29 February 2028 is a bill day of 29",
      billDay: 29,
      day: "2028-02-29",
      month: ["2028-02-29", "2028-03-29"],
    },
    {
      why: "29 February 2028 is the last day of a month that ends on 1 March",
      billDay: 1,
      day: "2028-02-29",
      month: ["2028-02-01", "2028-03-01"],
    },
    { why: "across the year's end", billDay: 20, day: "2026-12-25", month: ["2026-12-20", "2027-01-20"] },
  ])("bill day $billDay, $day: $why", ({ billDay, day, month: [from, until] }) => {
    const schedule = [terms("2026-01-01", "monthly", billDay)];
    expect(billingMonthOf(schedule, day as Day)).toEqual({ from, until });
  });
});

describe("cycleOf", () => {
  it.each([
    {
      why: "set up on the bill day, the first cycle begins that day",
      setUp: "2026-01-15",
      cycle: ["2026-01-15", "2026-04-15"],
    },
    {
      why: "set up after the bill day, it began on this month's",
      setUp: "2026-01-20",
      cycle: ["2026-01-15", "2026-04-15"],
    },
    {
      why: "set up before the bill day, it began on last month's",
      setUp: "2026-01-14",
      cycle: ["2025-12-15", "2026-03-15"],
    },
  ])("$why", ({ setUp, cycle: [from, until] }) => {
    const schedule = [terms(setUp, "quarterly", 15)];
    expect(cycleOf(schedule, setUp as Day)).toEqual({ from, until });
  });

  it.each([
    {
      why: "the next quarter, from the anchor",
      cycle: "quarterly",
      setUp: "2026-01-31",
      day: "2026-05-01",
      is: ["2026-04-30", "2026-07-31"],
    },
    {
      why: "its last day belongs to it",
      cycle: "quarterly",
      setUp: "2026-01-31",
      day: "2026-04-29",
      is: ["2026-01-31", "2026-04-30"],
    },
    {
      why: "a year from 29 February ends on 28 February",
      cycle: "annual",
      setUp: "2028-02-29",
      day: "2028-07-01",
      is: ["2028-02-29", "2029-02-28"],
    },
    {
      why: "a year that ends on 29 February began on 28 February",
      cycle: "annual",
      setUp: "2027-02-28",
      day: "2028-02-28",
      is: ["2027-02-28", "2028-02-29"],
    },
  ] as const)("$why", ({ cycle, setUp, day, is: [from, until] }) => {
    const schedule = [terms(setUp, cycle, 31)];
    expect(cycleOf(schedule, day as Day)).toEqual({ from, until });
  });

  it("a day before the terms counts by them: renewals that moved here were never charged by others", () => {
    const schedule = [terms("2026-04-10", "quarterly", 1)];
    expect(cycleOf(schedule, "2026-03-31" as Day)).toEqual({ from: "2026-01-01", until: "2026-04-01" });
  });
});

describe("changed terms", () => {
  const schedule: Schedule = [terms("2026-01-01", "quarterly", 1), terms("2026-04-01", "monthly", 15)];

  it.each([
    { why: "the old ones to their last day", day: "2026-03-31", is: ["2026-01-01", "2026-04-01"] },
    {
      why: "the new ones from the renewal on, their cycle from the latest bill day before it",
      day: "2026-04-01",
      is: ["2026-03-15", "2026-04-15"],
    },
    { why: "and on", day: "2026-04-15", is: ["2026-04-15", "2026-05-15"] },
  ])("$day: $why", ({ day, is: [from, until] }) => {
    expect(cycleOf(schedule, day as Day)).toEqual({ from, until });
  });

  it("bill dates: the renewal, then the first new bill day", () => {
    expect(nextBillDate(schedule, "2026-03-31" as Day)).toBe("2026-04-01");
    expect(nextBillDate(schedule, "2026-04-01" as Day)).toBe("2026-04-15");
  });

  it("are in force from their day on", () => {
    expect(termsOn(schedule, "2026-03-31" as Day).cycle).toBe("quarterly");
    expect(termsOn(schedule, "2026-04-01" as Day).cycle).toBe("monthly");
    expect(() => termsOn([], "2026-04-01" as Day)).toThrow();
  });

  it("firstBillDateAfter walks over the change", () => {
    const billed = (day: string) => firstBillDateAfter(schedule, "2026-02-10" as Day, day as Day);
    expect(billed("2026-03-31")).toBe("2026-04-01");
    expect(billed("2026-04-01")).toBe("2026-04-15");
    expect(billed("2026-06-15")).toBe("2026-07-15");
  });
});

describe("every bill day from 1 to 31, every day of 2026 to 2028", { timeout: 60_000 }, () => {
  const everyBillDay = Array.from({ length: 31 }, (_, i) => i + 1);

  it("billing months tile the calendar: each day is in the one from the last bill day on to the next", () => {
    const wrong = everyBillDay.flatMap((billDay) => {
      const schedule = [terms("2026-01-01", "monthly", billDay)];
      const starts = billDays(billDay, "2025-11-01", "2029-03-01");
      return everyDay("2026-01-01", "2029-01-01").filter((day) => {
        const next = starts.findIndex((start) => start > day);
        const { from, until } = billingMonthOf(schedule, day);
        return from !== starts[next - 1] || until !== starts[next];
      });
    });
    expect(wrong).toEqual([]);
  });

  it.each(cycles)("%s cycles hold their months whole, without gap or overlap, from the anchor", (cycle) => {
    const setUp = "2026-01-31";
    const wrong = everyBillDay.flatMap((billDay) => {
      const schedule = [terms(setUp, cycle, billDay)];
      const starts = billDays(billDay, "2025-12-15", "2031-01-01");
      const anchor = starts.findLastIndex((start) => start <= setUp);
      return everyDay(setUp, "2029-01-01").filter((day) => {
        const month = starts.findIndex((start) => start > day) - 1 - anchor;
        const first = anchor + month - (month % monthsOf[cycle]);
        const { from, until } = cycleOf(schedule, day);
        return from !== starts[first] || until !== starts[first + monthsOf[cycle]];
      });
    });
    expect(wrong).toEqual([]);
  });

  it.each(cycles)("%s cycles are so many billing months long", (cycle) => {
    const lengths = everyBillDay.flatMap((billDay) => {
      const schedule = [terms("2026-01-31", cycle, billDay)];
      return billDays(billDay, "2026-02-01", "2029-01-01").map((day) =>
        wholeMonthsIn(schedule, cycleOf(schedule, day)),
      );
    });
    expect(new Set(lengths)).toEqual(new Set([monthsOf[cycle]]));
  });
});

describe("lastBillDate", () => {
  const schedule: Schedule = [terms("2026-01-20", "monthly", 1), terms("2026-04-01", "monthly", 15)];
  it.each([
    { why: "the first day of the cycle", day: "2026-02-28", is: "2026-02-01" },
    { why: "that day itself", day: "2026-02-01", is: "2026-02-01" },
    { why: "before the organisation, where its first cycle began", day: "2026-01-10", is: "2026-01-01" },
    {
      why: "in its first cycle it is the setup, since nothing was charged before",
      day: "2026-01-25",
      is: "2026-01-20",
    },
    { why: "after a change of terms, the renewal at which they began", day: "2026-04-10", is: "2026-04-01" },
    { why: "then the new bill day", day: "2026-04-15", is: "2026-04-15" },
  ])("$day: $why", ({ day, is }) => {
    expect(lastBillDate(schedule, day as Day)).toBe(is);
  });
});
