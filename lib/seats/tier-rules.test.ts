import { describe, expect, it } from "vitest";
import {
  aBillingState,
  aTier,
  enterprise,
  essential,
  professional,
} from "#lib/billing/testing/a-billing-state.ts";
import type { Day } from "#lib/values/day.ts";
import type { SeatId, TierId } from "#lib/values/ids.ts";
import { quoteTierChange, refusalOfTierPin, type TieredSeat, tierChangeOf } from "./tier-rules.ts";

const id = "a-seat" as SeatId;
const nextBill = "2026-02-01" as Day;
const aSeat = (change: Partial<TieredSeat> = {}): TieredSeat => ({
  id,
  tierId: professional,
  nextTierId: null,
  nextTierOn: null,
  releaseOn: null,
  ...change,
});
const planned = { nextTierId: essential, nextTierOn: nextBill };
const bound = aBillingState({ contract: { start: null, end: "2026-12-31" as Day } });

describe("tierChangeOf", () => {
  it.each([
    {
      why: "dearer: an upgrade, today",
      wanted: enterprise,
      is: { on: "2026-01-17", effect: { kind: "upgraded", nextBillTierId: professional }, undone: [] },
    },
    {
      why: "cheaper: a downgrade, from the next bill date",
      wanted: essential,
      is: { on: nextBill, effect: { kind: "downgraded", on: nextBill }, undone: [] },
    },
    {
      why: "dearer while a downgrade is planned: an upgrade, which the next bill counts from the planned tier",
      seat: planned,
      wanted: enterprise,
      is: { on: "2026-01-17", effect: { kind: "upgraded", nextBillTierId: essential }, undone: [] },
    },
    {
      why: "its own while a downgrade is planned: that is undone",
      seat: planned,
      wanted: professional,
      is: { on: "2026-01-17", effect: { kind: "downgrade-undone", on: nextBill }, undone: [] },
    },
    {
      why: "another cheaper one: the planned is undone first",
      seat: { tierId: enterprise, nextTierId: essential, nextTierOn: nextBill },
      wanted: professional,
      is: { on: nextBill, effect: { kind: "downgraded" }, undone: [{ kind: "downgrade-undone" }] },
    },
  ])("$why", ({ seat = {}, wanted, is }) => {
    expect(tierChangeOf(aBillingState(), aSeat(seat), wanted)).toMatchObject({ ok: true, ...is });
  });

  it.each([
    { why: "it has that tier", wanted: professional, refusal: "tier-unchanged" },
    { why: "that is what is planned", seat: planned, wanted: essential, refusal: "tier-unchanged" },
    { why: "no such tier", wanted: "elsewhere" as TierId, refusal: "tier-unknown" },
    {
      why: "it will be released",
      seat: { releaseOn: nextBill },
      wanted: enterprise,
      refusal: "seat-to-be-released",
    },
    { why: "a contract is not ending", wanted: essential, state: bound, refusal: "contract-not-ending" },
    {
      why: "no longer sold",
      wanted: enterprise,
      state: aBillingState({
        tiers: [aTier(professional, 6500), { ...aTier(enterprise, 9500), isOffered: false }],
      }),
      refusal: "tier-unknown",
    },
  ])("refuses: $why", ({ seat = {}, wanted, state = aBillingState(), refusal }) => {
    expect(tierChangeOf(state, aSeat(seat), wanted)).toEqual({ ok: false, refusal });
  });

  it("an upgrade is allowed under any contract", () => {
    expect(tierChangeOf(bound, aSeat(), enterprise)).toMatchObject({ ok: true });
  });

  it("a tier at the same price is an upgrade that costs nothing", () => {
    const state = aBillingState({ tiers: [aTier(professional, 6500), aTier(enterprise, 6500)] });
    const change = tierChangeOf(state, aSeat(), enterprise);
    if (!change.ok) throw new Error(change.refusal);
    expect(change.effect.kind).toBe("upgraded");
    expect(quoteTierChange(state, change)).toMatchObject({
      lines: [],
      nextBill: { before: 13_000n, after: 13_000n },
    });
  });

  it.each([
    { why: "a dearer tier", wanted: enterprise, more: 6000n },
    { why: "one at the same price", wanted: "tier-same" as TierId, more: 3000n },
  ])(
    "$why ends a downgrade that is planned after the next bill, which that later bill says and which must be seen",
    ({ wanted, more }) => {
      const later = "2026-05-01" as Day;
      const state = aBillingState();
      const billing = { ...state, tiers: [...state.tiers, aTier("tier-same" as TierId, 6500)] };
      const change = tierChangeOf(billing, aSeat({ nextTierId: essential, nextTierOn: later }), wanted);
      if (!change.ok) throw new Error(change.refusal);
      const quote = quoteTierChange(billing, change);
      expect(quote.laterBills).toEqual([{ on: later, more }]);
      expect(refusalOfTierPin([change.effect], quote, null)).toBe("quote-not-seen");
    },
  );

  it("the quote of a cheaper tier names the bill that it saves of under a contract, and need not have been seen", () => {
    const ends = { start: null, end: "2026-02-10" as Day };
    const change = tierChangeOf(aBillingState({ contract: ends }), aSeat(), essential);
    if (!change.ok) throw new Error(change.refusal);
    const quote = quoteTierChange(aBillingState(), change);
    expect(quote.nextBill).toEqual({ on: nextBill, before: 13_000n, after: 13_000n });
    expect(quote.laterBills).toEqual([{ on: "2026-03-01", more: -3000n }]);
    expect(refusalOfTierPin([change.effect], quote, null)).toBeNull();
  });

  it("the quote of another cheaper tier counts the seat once on the next bill", () => {
    const state = aBillingState({ seats: [[essential, 1]] });
    const seat = aSeat({ tierId: enterprise, nextTierId: essential, nextTierOn: nextBill });
    const change = tierChangeOf(state, seat, professional);
    if (!change.ok) throw new Error(change.refusal);
    expect(quoteTierChange(state, change).nextBill).toEqual({ on: nextBill, before: 3500n, after: 6500n });
  });
});
