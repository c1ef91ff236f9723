import { describe, expect, it } from "vitest";
import type { State } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { type Assigned, isWorking, plannedDays } from "./line-up-rules.ts";

const today = "2026-05-10" as Day;
const day = (on: string | null) => on as Day | null;

function person(
  name: string,
  state: State,
  startsOn: string | null = null,
  endsOn: string | null = null,
): Assigned {
  return { id: name as AgentId, name, state, startsOn: day(startsOn), endsOn: day(endsOn) };
}

/** "2026-05-12 +Ann -Bob =3" */
const said = (assigned: Assigned[]) =>
  plannedDays(assigned.filter(isWorking).length, assigned, today).map(({ on, joins, leaves, count }) =>
    [on, ...joins.map(({ name }) => `+${name}`), ...leaves.map(({ name }) => `-${name}`), `=${count}`].join(
      " ",
    ),
  );

describe("isWorking", () => {
  it.each([
    ["Active", true],
    ["Waiting", true],
    ["Scheduled", false],
    ["Deactivated", false],
    ["Closed", false],
  ] as const)("%s: %s", (state, is) => {
    expect(isWorking({ state })).toBe(is);
  });
});

describe("plannedDays", () => {
  it.each<{ why: string; assigned: Assigned[]; says: string[] }>([
    { why: "nobody", assigned: [], says: [] },
    { why: "nothing planned", assigned: [person("Ann", "Active"), person("Bob", "Waiting")], says: [] },
    { why: "a start", assigned: [person("Ann", "Scheduled", "2026-05-12")], says: ["2026-05-12 +Ann =1"] },
    {
      why: "a start and its own end",
      assigned: [person("Ann", "Scheduled", "2026-05-12", "2026-05-20")],
      says: ["2026-05-12 +Ann =1", "2026-05-20 -Ann =0"],
    },
    {
      why: "an end of somebody who works",
      assigned: [person("Ann", "Active", null, "2026-06-01"), person("Bob", "Waiting")],
      says: ["2026-06-01 -Ann =1"],
    },
    {
      why: "one comes and one goes on the same day",
      assigned: [person("Ann", "Active", null, "2026-05-12"), person("Bob", "Scheduled", "2026-05-12")],
      says: ["2026-05-12 +Bob -Ann =1"],
    },
    {
      why: "several of one day by name",
      assigned: [person("Bob", "Scheduled", "2026-05-12"), person("Ann", "Scheduled", "2026-05-12")],
      says: ["2026-05-12 +Ann +Bob =2"],
    },
    {
      why: "days in their order",
      assigned: [person("Ann", "Scheduled", "2026-07-01"), person("Bob", "Scheduled", "2026-05-11")],
      says: ["2026-05-11 +Bob =1", "2026-07-01 +Ann =2"],
    },
    {
      why: "today's start",
      assigned: [person("Ann", "Scheduled", "2026-05-10")],
      says: ["2026-05-10 +Ann =1"],
    },
    {
      why: "a start that is overdue is today's",
      assigned: [person("Ann", "Scheduled", "2026-05-08")],
      says: ["2026-05-10 +Ann =1"],
    },
    {
      why: "today's end",
      assigned: [person("Ann", "Active", null, "2026-05-10")],
      says: ["2026-05-10 -Ann =0"],
    },
    {
      why: "an end that is past: the last admin stays",
      assigned: [person("Ann", "Active", null, "2026-05-09")],
      says: [],
    },
    {
      why: "a start that is history changes nothing",
      assigned: [person("Ann", "Active", "2026-06-01")],
      says: [],
    },
    {
      why: "who is deactivated, or closed, comes and goes by hand",
      assigned: [
        person("Ann", "Deactivated", null, "2026-06-01"),
        person("Bob", "Closed", "2026-06-01", "2026-07-01"),
      ],
      says: [],
    },
  ])("$why", ({ assigned, says }) => {
    expect(said(assigned)).toEqual(says);
  });
});
