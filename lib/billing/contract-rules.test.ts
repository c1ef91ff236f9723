import { describe, expect, it } from "vitest";
import { addDays, type Day } from "#lib/values/day.ts";
import { type Contract, leavingOn, replannedOn } from "./contract-rules.ts";
import type { Cycle, Schedule } from "./period-rules.ts";
import { everyDay } from "./testing/naive-calendar.ts";

const schedule = (cycle: Cycle, billDay = 1, startsOn = "2026-01-01"): Schedule => [
  { startsOn: startsOn as Day, cycle, billDay },
];
const term = (start: string | null, end: string | null) => ({ start, end }) as Contract;
const toApril = term("2025-05-01", "2026-04-30");

describe("leavingOn", () => {
  it.each([
    {
      why: "31 March is before the last 30 days",
      today: "2026-03-31",
      is: { isAllowed: false, from: "2026-04-01", takesEffectOn: "2026-05-01" },
    },
    {
      why: "1 April is the first of them",
      today: "2026-04-01",
      is: { isAllowed: true, from: "2026-04-01", takesEffectOn: "2026-05-01" },
    },
    {
      why: "30 April is the last",
      today: "2026-04-30",
      is: { isAllowed: true, from: "2026-04-01", takesEffectOn: "2026-05-01" },
    },
    {
      why: "on 1 May the term is over",
      today: "2026-05-01",
      is: { isAllowed: true, from: "2026-05-01", takesEffectOn: "2026-06-01" },
    },
  ])("a term to 30 April: $why", ({ today, is }) => {
    expect(leavingOn(schedule("monthly"), toApril, today as Day)).toEqual(is);
  });

  it.each([
    { why: "a year before, the first day is still 1 April", today: "2025-05-01", from: "2026-04-01" },
    { why: "the first day of the term is bound", today: "2025-05-01", from: "2026-04-01" },
  ])("$why", ({ today, from }) => {
    expect(leavingOn(schedule("monthly"), toApril, today as Day)).toMatchObject({ isAllowed: false, from });
  });

  it.each([
    { why: "without a contract always", contract: term(null, null), today: "2026-03-31" },
    { why: "before it starts always", contract: term("2026-06-01", "2027-05-31"), today: "2026-03-31" },
    { why: "once it is over always", contract: term("2025-01-01", "2026-03-30"), today: "2026-03-31" },
    { why: "a start alone binds nobody", contract: term("2025-01-01", null), today: "2026-03-31" },
  ])("$why, with effect at the next bill date", ({ contract, today }) => {
    expect(leavingOn(schedule("monthly"), contract, today as Day)).toEqual({
      isAllowed: true,
      from: today,
      takesEffectOn: "2026-04-01",
    });
  });

  it("a term without a start binds until its end", () => {
    expect(leavingOn(schedule("monthly"), term(null, "2026-04-30"), "2026-03-31" as Day)).toMatchObject({
      isAllowed: false,
      from: "2026-04-01",
    });
  });

  it.each([
    { why: "quarterly: the cycle in which the term ends is paid for", cycle: "quarterly", on: "2026-07-01" },
    { why: "annual: likewise", cycle: "annual", on: "2027-01-01" },
  ] as const)("$why", ({ cycle, on }) => {
    expect(leavingOn(schedule(cycle), toApril, "2026-04-01" as Day)).toMatchObject({
      isAllowed: true,
      takesEffectOn: on,
    });
  });

  it("a term that ends on a bill date holds for the cycle that begins on it", () => {
    const contract = term(null, "2026-05-01");
    expect(leavingOn(schedule("monthly"), contract, "2026-04-20" as Day).takesEffectOn).toBe("2026-06-01");
  });

  it("a term shorter than thirty days leaves from its start", () => {
    const contract = term("2026-04-10", "2026-04-30");
    expect(leavingOn(schedule("monthly"), contract, "2026-04-10" as Day).isAllowed).toBe(true);
  });

  it("thirty days, both ends counted, for a term to any day of 2026 to 2028; effect after the term, never before today", () => {
    const wrong = everyDay("2026-02-01", "2029-01-01").filter((end) => {
      const at = (before: number) =>
        leavingOn(schedule("quarterly", 31), term(null, end), addDays(end, -before));
      return (
        at(30).isAllowed ||
        !at(29).isAllowed ||
        at(29).from !== addDays(end, -29) ||
        at(0).takesEffectOn <= end
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe("replannedOn", () => {
  const today = "2028-03-15" as Day;
  const toTenth = term("2027-04-11", "2028-04-10");
  const planned = "2028-05-01" as Day;
  const from = (cycle: Cycle, billDay: number): Schedule => [
    { startsOn: "2028-01-01" as Day, cycle: "monthly", billDay: 1 },
    { startsOn: "2028-04-01" as Day, cycle, billDay },
  ];
  it.each([
    {
      why: "annual from 1 April has no bill date after the term for a year",
      terms: from("annual", 1),
      on: "2029-04-01",
    },
    { why: "another bill day lets it go sooner", terms: from("monthly", 15), on: "2028-04-15" },
    { why: "the same terms leave it as it was", terms: from("monthly", 1), on: planned },
  ])("after the term: $why", ({ terms, on }) => {
    expect(replannedOn(terms, toTenth, today, planned)).toBe(on);
  });

  it.each([
    { why: "the contract is gone", contract: term(null, null) },
    { why: "the contract was renewed", contract: term("2027-04-11", "2029-04-10") },
  ])("never before the day that was said, where $why", ({ contract }) => {
    expect(replannedOn(from("monthly", 15), contract, today, planned)).toBe("2028-05-15");
  });

  it("stays on the next bill date, which no change of terms moves", () => {
    expect(replannedOn(from("annual", 15), term(null, null), today, "2028-04-01" as Day)).toBe("2028-04-01");
  });
});
