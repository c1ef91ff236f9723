import { describe, expect, it } from "vitest";
import type { Day } from "#lib/values/day.ts";
import type { SeatId, TierId } from "#lib/values/ids.ts";
import { quoteOf } from "./quote-rules.ts";
import { mostAtOnce } from "./schema.ts";
import { effectsOfPlan, planSeatCounts, type SeatsOfTier } from "./seat-count-rules.ts";
import { aBillingState, aTier, enterprise, essential, professional } from "./testing/a-billing-state.ts";

const releaseOn = "2026-02-01" as Day;
const vacant = (name: string, on: Day | null = null) => ({
  seatId: name as SeatId,
  extension: "100",
  tierId: professional,
  releaseOn: on,
  nextTierId: null,
  nextTierOn: null,
});

/** Four Professional seats: one held, two vacant, one to be released. */
const found: [TierId, SeatsOfTier][] = [
  [professional, { occupied: 1, vacant: [vacant("newest"), vacant("leaving", releaseOn), vacant("older")] }],
  [essential, { occupied: 2, vacant: [] }],
];
const plan = (wanted: [TierId, number][], state = aBillingState(), seats = found) =>
  planSeatCounts(state, new Map(seats), new Map(wanted));
const released = (name: string) => ({ tierId: professional, seatId: name, extension: "100", on: releaseOn });

describe("planSeatCounts", () => {
  it.each([
    {
      why: "one more: the seat that was to be released stays, nothing is made",
      count: 4,
      is: { added: [], kept: [{ tierId: professional, seatId: "leaving", releaseOn }], released: [] },
    },
    {
      why: "two more: that, and one is made",
      count: 5,
      is: { added: [{ tierId: professional, count: 1 }], kept: [{ seatId: "leaving" }], released: [] },
    },
    {
      why: "one fewer: the newest vacant goes, on the bill date",
      count: 2,
      is: { added: [], kept: [], released: [released("newest")] },
    },
    {
      why: "all vacant ones: both, the newest first",
      count: 1,
      is: { added: [], kept: [], released: [released("newest"), released("older")] },
    },
  ])("$why", ({ count, is }) => {
    expect(plan([[professional, count]])).toMatchObject({ ok: true, ...is });
  });

  it("several tiers at once", () => {
    expect(
      plan([
        [professional, 2],
        [essential, 3],
        [enterprise, 1],
      ]),
    ).toMatchObject({
      ok: true,
      added: [
        { tierId: essential, count: 1 },
        { tierId: enterprise, count: 1 },
      ],
      released: [released("newest")],
    });
  });

  const bound = { contract: { start: null, end: "2026-12-31" as Day } };
  const manyVacant = Array.from({ length: mostAtOnce + 1 }, (_, i) => vacant(`seat ${i}`));
  const gone = { tiers: [{ ...aTier(professional, 6500), isOffered: false }] };
  it.each([
    { why: "somebody holds it", wanted: [[essential, 1]], refusal: "seats-occupied", tierId: essential },
    {
      why: "nobody loses a seat here",
      wanted: [[professional, 0]],
      refusal: "seats-occupied",
      tierId: professional,
    },
    {
      why: "a contract is not ending",
      wanted: [[professional, 2]],
      state: bound,
      refusal: "contract-not-ending",
      tierId: professional,
    },
    {
      why: "a slip of the finger",
      wanted: [[enterprise, mostAtOnce + 1]],
      refusal: "too-many-at-once",
      tierId: enterprise,
    },
    {
      why: "a slip the other way",
      wanted: [[essential, 0]],
      seats: [[essential, { occupied: 0, vacant: manyVacant }]],
      refusal: "too-many-at-once",
      tierId: essential,
    },
    {
      why: "so many that are to be released, kept at once",
      wanted: [[essential, mostAtOnce + 1]],
      seats: [[essential, { occupied: 0, vacant: manyVacant.map((seat) => ({ ...seat, releaseOn })) }]],
      refusal: "too-many-at-once",
      tierId: essential,
    },
    { why: "no such tier", wanted: [["elsewhere", 1]], refusal: "tier-unknown", tierId: "elsewhere" },
    {
      why: "no longer sold",
      wanted: [[professional, 5]],
      state: gone,
      refusal: "tier-unknown",
      tierId: professional,
    },
    {
      why: "as it was",
      wanted: [
        [professional, 3],
        [essential, 2],
      ],
      refusal: "nothing-changed",
      tierId: null,
    },
    { why: "an empty form", wanted: [], refusal: "nothing-changed", tierId: null },
  ] as {
    why: string;
    wanted: [TierId, number][];
    state?: object;
    seats?: [TierId, SeatsOfTier][];
    refusal: string;
    tierId: string | null;
  }[])("refuses: $why", ({ wanted, state, seats, refusal, tierId }) => {
    expect(plan(wanted, aBillingState(state), seats)).toEqual({ ok: false, refusal, tierId });
  });

  it("of a tier that is no longer sold keeps what was to be released, and makes none", () => {
    expect(plan([[professional, 4]], aBillingState(gone))).toMatchObject({ ok: true, added: [] });
  });

  it("makes as many at once as are allowed", () => {
    expect(plan([[enterprise, mostAtOnce]])).toMatchObject({ ok: true, added: [{ count: mostAtOnce }] });
  });

  it("under a contract that ends soon releases at the first bill date after the term", () => {
    const state = aBillingState({ contract: { start: null, end: "2026-02-10" as Day } });
    expect(plan([[professional, 2]], state)).toMatchObject({ released: [{ on: "2026-03-01" }] });
  });
});

describe("the next bill of a seat for which a cheaper tier is planned", () => {
  const later = "2026-04-01" as Day;
  it.each([
    {
      why: "one that goes was on it with the tier it would have had",
      count: 0,
      planned: releaseOn,
      is: [3500n, 0n],
    },
    {
      why: "one that goes before its tier begins was on it with its own",
      count: 0,
      planned: later,
      is: [6500n, 0n],
    },
    { why: "one that stays is on it with the planned tier", count: 1, planned: releaseOn, is: [0n, 3500n] },
    {
      why: "one that stays before its tier begins is on it with its own",
      count: 1,
      planned: later,
      is: [0n, 6500n],
    },
  ])("$why", ({ count, planned, is: [before, after] }) => {
    const seat = {
      ...vacant("one", count === 1 ? releaseOn : null),
      nextTierId: essential,
      nextTierOn: planned,
    };
    const atBill = planned === releaseOn ? essential : professional;
    const state = aBillingState({ seats: [[atBill, 1 - count]] });
    const set = plan([[professional, count]], state, [[professional, { occupied: 0, vacant: [seat] }]]);
    if (!set.ok) throw new Error(set.refusal);
    expect(quoteOf(state, effectsOfPlan(set)).nextBill).toEqual({ on: releaseOn, before, after });
  });

  it("a later bill, on which it would have gone, counts one that stays with the planned tier too", () => {
    const on = "2026-03-01" as Day;
    const seat = { ...vacant("one", on), nextTierId: essential, nextTierOn: on };
    const set = plan([[professional, 1]], aBillingState(), [[professional, { occupied: 0, vacant: [seat] }]]);
    if (!set.ok) throw new Error(set.refusal);
    expect(quoteOf(aBillingState(), effectsOfPlan(set)).laterBills).toEqual([{ on, more: 3500n }]);
  });
});

it("effectsOfPlan says for each seat what becomes of it", () => {
  const planned = plan([
    [professional, 5],
    [essential, 3],
  ]);
  if (!planned.ok) throw new Error(planned.refusal);
  expect(effectsOfPlan(planned).map(({ kind }) => kind)).toEqual(["added", "added", "kept"]);
});
