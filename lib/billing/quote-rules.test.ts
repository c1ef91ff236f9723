import { describe, expect, it } from "vitest";
import type { Day } from "#lib/values/day.ts";
import type { SeatId, TierId } from "#lib/values/ids.ts";
import { minorUnits } from "#lib/values/money.ts";
import type { Schedule } from "./period-rules.ts";
import { type Effect, mustBeSeen, priceOn, quoteOf, refusalOfPin } from "./quote-rules.ts";
import { aBillingState, aTier, enterprise, essential, professional } from "./testing/a-billing-state.ts";

const seatId = "a-seat" as SeatId;
const nextBill = "2026-02-01" as Day;
const added = (count = 1): Effect => ({ kind: "added", tierId: professional, count });

describe("quoteOf: the lines", () => {
  it("one line for seats that cost the same, each rounded by itself", () => {
    const quote = quoteOf(aBillingState(), [added(3)]);
    expect(quote.lines).toMatchObject([
      { what: "seat", tier: "professional", fromTier: null, count: 3, each: 3145n, amount: 9435n, days: 15 },
    ]);
    expect(quote.dueToday).toBe(9435n);
  });

  it("on longer cycles the second charge is a line of its own, not due today", () => {
    const quote = quoteOf(aBillingState({ cycle: "quarterly" }), [added()]);
    expect(quote.lines.map(({ dueOn, amount, months }) => [dueOn, amount, months])).toEqual([
      ["2026-01-17", 3145n, 0],
      ["2026-02-01", 13_000n, 2],
    ]);
    expect(quote.dueToday).toBe(3145n);
  });

  it("an upgrade costs the difference, pro-rated the same way", () => {
    const upgrade: Effect = {
      kind: "upgraded",
      seatId,
      fromTierId: essential,
      toTierId: professional,
      nextBillTierId: essential,
    };
    const { lines } = quoteOf(aBillingState({ cycle: "quarterly" }), [upgrade]);
    expect(lines).toMatchObject([
      { what: "upgrade", tier: "professional", fromTier: "essential", each: 1452n },
      { what: "upgrade", each: 6000n, dueOn: nextBill },
    ]);
  });

  it("a number costs its monthly price, pro-rated like a seat, the rest of a longer cycle as a second charge", () => {
    const bought = {
      kind: "number-bought",
      number: "+14155550100",
      country: "US",
      monthlyPrice: minorUnits(200),
    } as const;
    const quote = quoteOf(aBillingState({ cycle: "quarterly" }), [bought]);
    expect(quote.lines).toEqual([
      expect.objectContaining({
        what: "number",
        number: "+14155550100",
        country: "US",
        days: 15,
        ofDays: 31,
        amount: 97n,
      }),
      expect.objectContaining({ what: "number", months: 2, amount: 400n, dueOn: "2026-02-01" }),
    ]);
    expect(quote.dueToday).toBe(97n);
    expect(quote.nextBill.after - quote.nextBill.before).toBe(600n);
  });

  it("two numbers bought at once are two lines, since each is another number", () => {
    const bought = (number: string) =>
      ({ kind: "number-bought", number, country: "US", monthlyPrice: minorUnits(200) }) as const;
    expect(quoteOf(aBillingState(), [bought("+14155550100"), bought("+14155550101")]).lines).toHaveLength(2);
  });

  it("what takes effect later has no line", () => {
    const effects: Effect[] = [
      { kind: "released", seatId, tierId: professional, on: nextBill },
      { kind: "kept", seatId, tierId: professional, on: nextBill },
      { kind: "downgraded", seatId, fromTierId: professional, toTierId: essential, on: nextBill },
    ];
    for (const effect of effects) expect(quoteOf(aBillingState(), [effect]).lines).toEqual([]);
  });
});

describe("quoteOf: the next bill", () => {
  const upgraded = { kind: "upgraded", seatId, fromTierId: professional, toTierId: enterprise } as const;
  const toEssential = { seatId, fromTierId: professional, toTierId: essential } as const;

  it.each<{ why: string; effect: Effect | null; after: bigint }>([
    { why: "nothing done, nothing changes", effect: null, after: 13_000n },
    { why: "an added seat is on it", effect: added(), after: 19_500n },
    {
      why: "an upgraded seat is on it with its new tier",
      effect: { ...upgraded, nextBillTierId: professional },
      after: 16_000n,
    },
    {
      why: "an upgrade undoes the downgrade it finds",
      effect: { ...upgraded, nextBillTierId: essential },
      after: 19_000n,
    },
    {
      why: "a released seat is not on it",
      effect: { kind: "released", seatId, tierId: professional, on: nextBill },
      after: 6500n,
    },
    {
      why: "a seat released later still is",
      effect: { kind: "released", seatId, tierId: professional, on: "2026-05-01" as Day },
      after: 13_000n,
    },
    {
      why: "a kept seat is on it again",
      effect: { kind: "kept", seatId, tierId: professional, on: nextBill },
      after: 19_500n,
    },
    {
      why: "a seat kept from a later release was on it anyway",
      effect: { kind: "kept", seatId, tierId: professional, on: "2026-03-01" as Day },
      after: 13_000n,
    },
    {
      why: "a downgraded seat is on it with the cheaper tier",
      effect: { kind: "downgraded", ...toEssential, on: nextBill },
      after: 10_000n,
    },
    {
      why: "one downgraded later is not yet",
      effect: { kind: "downgraded", ...toEssential, on: "2026-03-01" as Day },
      after: 13_000n,
    },
  ])("$why", ({ effect, after }) => {
    const { nextBill: bill } = quoteOf(aBillingState(), effect ? [effect] : []);
    expect(bill).toEqual({ on: nextBill, before: 13_000n, after });
  });

  it.each([
    {
      why: "a released number is not on it",
      effect: { kind: "number-released", on: "2026-02-01" },
      change: -200n,
    },
    { why: "one released later still is", effect: { kind: "number-released", on: "2026-03-01" }, change: 0n },
    { why: "a kept one is on it again", effect: { kind: "number-kept", on: "2026-02-01" }, change: 200n },
  ] as const)("$why", ({ effect, change }) => {
    const state = aBillingState({ numbers: [["US", 3]] });
    const { nextBill } = quoteOf(state, [{ ...effect, on: effect.on as Day, country: "US" }]);
    expect(nextBill.before).toBe(2n * 6500n + 3n * 200n);
    expect(nextBill.after - nextBill.before).toBe(change);
  });

  it("an undone downgrade is on it with the tier it has", () => {
    const state = aBillingState({
      seats: [
        [professional, 1],
        [essential, 1],
      ],
    });
    const { nextBill: bill } = quoteOf(state, [{ kind: "downgrade-undone", ...toEssential, on: nextBill }]);
    expect(bill).toEqual({ on: nextBill, before: 10_000n, after: 13_000n });
  });

  it("is at the price of that day, whatever it is today", () => {
    const tiers = [aTier(professional, 6500, { "2026-02-01": 7000 })];
    expect(quoteOf(aBillingState({ tiers }), [added()])).toMatchObject({
      dueToday: 3145n,
      nextBill: { before: 14_000n, after: 21_000n },
    });
  });

  it("on a bill date is the one after: that day's own is written already", () => {
    expect(quoteOf(aBillingState({ today: "2026-02-01" }), []).nextBill.on).toBe("2026-03-01");
  });

  it("of a new bill day is for the days until it, as they will be charged", () => {
    const schedule = [
      ...aBillingState().schedule,
      { startsOn: nextBill, cycle: "monthly" as const, billDay: 15 },
    ];
    // 14 of the 31 days from 15 January to 15 February, for each of two seats.
    expect(quoteOf(aBillingState({ schedule }), []).nextBill.before).toBe(5870n);
  });
});

describe("priceOn", () => {
  const tier = aTier(professional, 6500, { "2026-03-01": 7000, "2026-06-01": 6000 });
  it.each([
    { why: "the first price, also before its day", day: "2025-12-31", is: 6500n },
    { why: "the day before a change", day: "2026-02-28", is: 6500n },
    { why: "the day of a change", day: "2026-03-01", is: 7000n },
    { why: "the latest", day: "2027-01-01", is: 6000n },
  ])("$day: $why", ({ day, is }) => {
    expect(priceOn(tier, day as Day)).toBe(is);
  });
});

describe("the pin", () => {
  const shown = quoteOf(aBillingState(), [added()]);
  const cheaper = [aTier(professional, 6400)];
  const dearerLater = [aTier(professional, 6500, { "2026-02-01": 7000 })];

  it.each([
    { what: "the day", now: quoteOf(aBillingState({ today: "2026-01-18" }), [added()]) },
    { what: "the price", now: quoteOf(aBillingState({ tiers: cheaper }), [added()]) },
    {
      what: "the price from the next bill on",
      now: quoteOf(aBillingState({ tiers: dearerLater }), [added()]),
    },
    { what: "the tier", now: quoteOf(aBillingState(), [{ kind: "added", tierId: essential, count: 1 }]) },
    { what: "the count", now: quoteOf(aBillingState(), [added(2)]) },
    { what: "the cycle", now: quoteOf(aBillingState({ cycle: "annual" }), [added()]) },
    { what: "the currency", now: quoteOf(aBillingState({ currency: "EUR" }), [added()]) },
  ])("changes with $what, and then what was shown is not charged", ({ now }) => {
    expect(now.pin).not.toBe(shown.pin);
    expect(refusalOfPin(now, shown.pin)).toBe("quote-changed");
  });

  it("stays when others add to the bill meanwhile: what this person was promised is the same", () => {
    const now = quoteOf(
      aBillingState({
        seats: [
          [professional, 7],
          [enterprise, 1],
        ],
      }),
      [added()],
    );
    expect(now.nextBill).not.toEqual(shown.nextBill);
    expect(refusalOfPin(now, shown.pin)).toBeNull();
  });

  it.each([
    { why: "none was shown", pin: null, refusal: "quote-not-seen" },
    { why: "somebody made one up", pin: "0".repeat(43), refusal: "quote-changed" },
    { why: "an empty one", pin: "", refusal: "quote-changed" },
    { why: "it is the one that was shown", pin: shown.pin, refusal: null },
  ])("$why", ({ pin, refusal }) => {
    expect(refusalOfPin(shown, pin)).toBe(refusal);
  });

  it.each<{ why: string; effect: Effect; must: boolean }>([
    { why: "a charge today", effect: added(), must: true },
    {
      why: "a next bill that grows",
      effect: { kind: "kept", seatId, tierId: professional, on: nextBill },
      must: true,
    },
    {
      why: "a later bill that grows",
      effect: { kind: "kept", seatId, tierId: professional, on: "2026-05-01" as Day },
      must: true,
    },
    {
      why: "a later bill that shrinks",
      effect: { kind: "released", seatId, tierId: professional, on: "2026-05-01" as Day },
      must: false,
    },
    {
      why: "a next bill that shrinks",
      effect: { kind: "released", seatId, tierId: professional, on: nextBill },
      must: false,
    },
  ])("must have been seen? $why: $must", ({ effect, must }) => {
    const quote = quoteOf(aBillingState(), [effect]);
    expect(mustBeSeen(quote)).toBe(must);
    expect(refusalOfPin(quote, null)).toBe(must ? "quote-not-seen" : null);
  });
});

describe("bills after the next one", () => {
  const later = "2026-05-01" as Day;
  it.each<{ why: string; effects: Effect[]; more: bigint[] }>([
    { why: "a seat that was to go then, and stays", effects: [kept(professional, later)], more: [6500n] },
    { why: "two of them", effects: [kept(professional, later), kept(essential, later)], more: [10_000n] },
    {
      why: "a cheaper tier that was planned, and is not to be",
      effects: [
        { kind: "downgrade-undone", seatId, fromTierId: professional, toTierId: essential, on: later },
      ],
      more: [3000n],
    },
    {
      why: "what goes then makes that one smaller",
      effects: [{ kind: "released", seatId, tierId: professional, on: later }],
      more: [-6500n],
    },
    {
      why: "a tier that is cheaper from then on, too",
      effects: [{ kind: "downgraded", seatId, fromTierId: professional, toTierId: essential, on: later }],
      more: [-3000n],
    },
    {
      why: "one that goes and one that stays, of the same price",
      effects: [{ kind: "released", seatId, tierId: professional, on: later }, kept(professional, later)],
      more: [],
    },
    {
      why: "one that was to go on the next bill date is on that bill",
      effects: [kept(professional, nextBill)],
      more: [],
    },
  ])("$why", ({ effects, more }) => {
    const { laterBills } = quoteOf(aBillingState(), effects);
    expect(laterBills).toEqual(more.map((amount) => ({ on: later, more: amount })));
  });

  it("name the second part of a renewal by terms that begin within a billing month of theirs", () => {
    const state = aBillingState({ today: "2026-03-20", cycle: "monthly" });
    const schedule: Schedule = [
      ...state.schedule,
      { startsOn: "2026-04-01" as Day, cycle: "quarterly", billDay: 15 },
    ];
    const {
      nextBill: bill,
      second,
      laterBills,
    } = quoteOf({ ...state, schedule }, [kept(professional, "2026-04-01" as Day)]);
    expect(bill.after - bill.before).toBe(2935n);
    expect(laterBills).toEqual([{ on: "2026-04-15", more: 13_000n }]);
    expect(second).toEqual({ on: "2026-04-15", amount: 3n * 13_000n });
    expect(quoteOf({ ...state, schedule }, []).second).toEqual({ on: "2026-04-15", amount: 2n * 13_000n });
    expect(quoteOf(state, []).second).toBeNull();
  });

  it("are promised too: another amount is another pin", () => {
    const pins = [essential, professional].map(
      (tierId) => quoteOf(aBillingState(), [kept(tierId, later)]).pin,
    );
    expect(new Set(pins).size).toBe(2);
  });

  it("are promised where they shrink as well: one more seat that goes then is another pin, and so is another day", () => {
    const pins = [[released(later)], [released(later), released(later)], [released("2026-06-01" as Day)]].map(
      (effects) => quoteOf(aBillingState(), effects).pin,
    );
    expect(new Set(pins).size).toBe(3);
  });

  function released(on: Day): Effect {
    return { kind: "released", seatId, tierId: essential, on };
  }

  function kept(tierId: TierId, on: Day): Effect {
    return { kind: "kept", seatId, tierId, on };
  }
});
