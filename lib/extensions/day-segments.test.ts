import { describe, expect, it } from "vitest";
import type { AgentId, SeatId } from "#lib/values/ids.ts";
import { segmentsOf } from "./day-segments.ts";

const hour = (at: number) => new Date(Date.UTC(2026, 2, 3, at));
const day = { from: hour(0), until: hour(24) };
const open = (at: number | null) => (at === null ? null : hour(at));
const period = (seat: string, from: number, until: number | null) => ({
  seatId: seat as SeatId,
  from: hour(from),
  until: open(until),
});
const stay = (name: string, seat: string, from: number, until: number | null) => ({
  ...period(seat, from, until),
  agentId: name as AgentId,
  name,
});

/** `0-9 Ann` for each segment. */
function told(...[periods, stays]: [Parameters<typeof segmentsOf>[1], Parameters<typeof segmentsOf>[2]]) {
  return segmentsOf(day, periods, stays).map(({ from, until, holding }) => {
    const hours = [from, until].map((at) => (at.getTime() - day.from.getTime()) / 3_600_000);
    return `${hours.join("-")} ${holding.kind === "held" ? holding.name : holding.kind}`;
  });
}

describe("segmentsOf a day", () => {
  it.each([
    {
      why: "one person all day, who came before and stayed",
      periods: [period("a", -100, null)],
      stays: [stay("Ann", "a", -50, null)],
      says: ["0-24 Ann"],
    },
    {
      why: "a hand-over at nine",
      periods: [period("a", -100, null)],
      stays: [stay("Ben", "a", 9, null), stay("Ann", "a", -50, 9)],
      says: ["0-9 Ann", "9-24 Ben"],
    },
    {
      why: "a seat that was vacant in between",
      periods: [period("a", -100, null)],
      stays: [stay("Ann", "a", -50, 9), stay("Ben", "a", 11, null)],
      says: ["0-9 Ann", "9-11 vacant", "11-24 Ben"],
    },
    { why: "nobody", periods: [period("a", -100, null)], stays: [], says: ["0-24 vacant"] },
    {
      why: "who left at midnight did not have it that day, who came at the next does not either",
      periods: [period("a", -100, null)],
      stays: [stay("Ann", "a", -50, 0), stay("Ben", "a", 24, null)],
      says: ["0-24 vacant"],
    },
    {
      why: "a number that began that day and was given up again",
      periods: [period("a", 8, 17)],
      stays: [stay("Ann", "a", 8, null)],
      says: ["0-8 unused", "8-17 Ann", "17-24 unused"],
    },
    {
      why: "a number that went to another seat",
      periods: [period("b", 12, null), period("a", -100, 12)],
      stays: [stay("Ann", "a", -50, null), stay("Ben", "b", -50, null)],
      says: ["0-12 Ann", "12-24 Ben"],
    },
    {
      why: "a number that went along with its person is one segment",
      periods: [period("a", -100, 12), period("b", 12, null)],
      stays: [stay("Ann", "a", -50, 12), stay("Ann", "b", 12, null)],
      says: ["0-24 Ann"],
    },
    {
      why: "a stay that ended as it began is none",
      periods: [period("a", -100, null)],
      stays: [stay("Ann", "a", 9, 9)],
      says: ["0-24 vacant"],
    },
    { why: "a number of another day", periods: [period("a", -10, 0)], stays: [], says: ["0-24 unused"] },
  ])("$why", ({ periods, stays, says }) => {
    expect(told(periods, stays)).toEqual(says);
  });
});
