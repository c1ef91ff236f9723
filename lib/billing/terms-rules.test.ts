import { describe, expect, it } from "vitest";
import type { Day } from "#lib/values/day.ts";
import type { TierId } from "#lib/values/ids.ts";
import { minorUnits } from "#lib/values/money.ts";
import { renewalBill } from "./next-bill-rules.ts";
import { type BillingTerms, type Cycle, nextBillDate } from "./period-rules.ts";
import type { BillingState } from "./quote-rules.ts";
import { planFor, plannedTerms, withoutPlan } from "./terms-rules.ts";

const terms = (startsOn: string, cycle: Cycle, billDay: number): BillingTerms => ({
  startsOn: startsOn as Day,
  cycle,
  billDay,
});
const inForce = terms("2026-03-05", "monthly", 1);
const today = "2026-04-10" as Day;

describe("terms to come", () => {
  it.each([
    { why: "another cycle", wanted: { cycle: "quarterly", billDay: 1 } as const },
    { why: "another bill day", wanted: { cycle: "monthly", billDay: 15 } as const },
    { why: "both", wanted: { cycle: "annual", billDay: 31 } as const },
  ])("$why begins on the next bill date, which stays where it was", ({ wanted }) => {
    const plan = planFor([inForce], today, wanted);
    expect(plan).toEqual({ startsOn: "2026-05-01", ...wanted });
    const schedule = [inForce, plan].filter((each) => each !== null);
    expect(plannedTerms(schedule, today)).toBe(plan);
    expect(nextBillDate(schedule, today)).toBe("2026-05-01");
    expect(withoutPlan(schedule, today)).toEqual([inForce]);
    expect(plannedTerms(schedule, "2026-05-01" as Day)).toBeNull();
  });

  it("nothing is planned when the present ones are wanted", () => {
    expect(planFor([inForce], today, { cycle: "monthly", billDay: 1 })).toBeNull();
    expect(plannedTerms([inForce], "2026-03-01" as Day)).toBeNull();
  });

  it.each([
    {
      why: "monthly to quarterly on the same day: three months at once",
      next: terms("2026-05-01", "quarterly", 1),
      amount: 3n * 2n * 6500n,
      second: null,
    },
    {
      why: "a bill day in the middle: to it pro-rated, 14 of 30 days, then the rest of the quarter",
      next: terms("2026-05-01", "quarterly", 15),
      amount: 2n * 3033n,
      second: { on: "2026-05-15", amount: 2n * 2n * 6500n },
    },
    {
      why: "monthly on another day: only the days until it",
      next: terms("2026-05-01", "monthly", 15),
      amount: 2n * 3033n,
      second: null,
    },
  ])("the bill of the renewal: $why", ({ next, amount, second }) => {
    expect(renewalBill({ ...state, schedule: [inForce, next] })).toEqual({
      on: "2026-05-01",
      amount,
      second,
    });
    expect(renewalBill(state)).toEqual({ on: "2026-05-01", amount: 2n * 6500n, second: null });
  });

  it("without seats the bill is nothing, and still has its date", () => {
    const empty = { ...state, atNextBill: { seats: new Map(), numbers: new Map() } };
    const gone = { seats: new Map([[tierId, 0]]), numbers: new Map() };
    const planned = [inForce, terms("2026-05-01", "quarterly", 15)];
    expect(renewalBill({ ...state, schedule: planned, atNextBill: gone })).toMatchObject({ second: null });
    expect(renewalBill(empty)).toEqual({ on: "2026-05-01", amount: 0n, second: null });
  });
});

const tierId = "t" as TierId;
const state: BillingState = {
  today,
  currency: "EUR",
  schedule: [inForce],
  contract: { start: null, end: null },
  tiers: [
    {
      id: tierId,
      name: "Professional",
      isOffered: true,
      hasSms: false,
      hasCallRecording: false,
      hasConnectionBoost: false,
      prices: [{ startsOn: "2026-03-05" as Day, monthlyPrice: minorUnits(6500) }],
    },
  ],
  numberPrices: [],
  atNextBill: { seats: new Map([[tierId, 2]]), numbers: new Map() },
};
