import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "#lib/values/day.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";
import { type Instalment, instalmentsFrom, proRated, renewalOn } from "./charge-rules.ts";
import { type Cycle, cycleOf, cycles, monthsOf, type Schedule } from "./period-rules.ts";
import { billDays, daysFrom, everyDay } from "./testing/naive-calendar.ts";
import table from "./testing/proration-cases.json" with { type: "json" };

const schedule = (cycle: Cycle, billDay: number, setUp = "2026-01-01"): Schedule => [
  { startsOn: setUp as Day, cycle, billDay },
];
const total = (instalments: readonly Instalment[]) =>
  instalments.reduce<bigint>((sum, { amount }) => sum + amount, 0n);

/** price × days / of days, rounded half up, by counting halves. */
function roundedHalfUp(price: bigint, days: bigint, ofDays: bigint): bigint {
  const whole = (price * days) / ofDays;
  return (price * days - whole * ofDays) * 2n >= ofDays ? whole + 1n : whole;
}

describe("figures that other billing engines assert", () => {
  it.each(table.cases)("$price $currency from $addedOn: $note ($source)", (each) => {
    const [first] = instalmentsFrom(
      schedule("monthly", each.billDay, "2024-01-01"),
      each.addedOn as Day,
      minorUnits(each.price),
    );
    expect(first?.amount).toBe(BigInt(each.expected));
  });
});

describe("proRated", () => {
  it.each([
    { why: "exactly half goes up", price: 1, days: 14, ofDays: 28, is: 1n },
    { why: "just below half goes down", price: 1, days: 13, ofDays: 28, is: 0n },
    { why: "yen have no decimals: 1000 for 10 of 31 days", price: 1000, days: 10, ofDays: 31, is: 323n },
    {
      why: "Kuwaiti fils, three decimals: 20.000 for 10 of 31",
      price: 20_000,
      days: 10,
      ofDays: 31,
      is: 6452n,
    },
    { why: "the whole is the price", price: 6500, days: 31, ofDays: 31, is: 6500n },
  ])("$why", ({ price, days, ofDays, is }) => {
    expect(proRated(minorUnits(price), days, ofDays)).toBe(is);
  });

  it("stays exact far beyond what a float holds", () => {
    expect(proRated(minorUnits(10n ** 18n + 1n), 30, 31)).toBe(roundedHalfUp(10n ** 18n + 1n, 30n, 31n));
  });
});

describe("instalmentsFrom", () => {
  it.each([
    {
      why: "monthly: no month is left, so there is no second charge",
      cycle: "monthly",
      billDay: 1,
      day: "2026-01-17",
      is: [["2026-01-17", "2026-02-01", 15, 31, 0, 3145n]],
    },
    {
      why: "quarterly, in the first month: the second charge is for two months, on the next bill day",
      cycle: "quarterly",
      billDay: 1,
      day: "2026-01-17",
      is: [
        ["2026-01-17", "2026-02-01", 15, 31, 0, 3145n],
        ["2026-02-01", "2026-04-01", 59, 59, 2, 13_000n],
      ],
    },
    {
      why: "quarterly, in the second month: for one",
      cycle: "quarterly",
      billDay: 1,
      day: "2026-02-28",
      is: [
        ["2026-02-28", "2026-03-01", 1, 28, 0, 232n],
        ["2026-03-01", "2026-04-01", 31, 31, 1, 6500n],
      ],
    },
    {
      why: "quarterly, in the last month: none",
      cycle: "quarterly",
      billDay: 1,
      day: "2026-03-02",
      is: [["2026-03-02", "2026-04-01", 30, 31, 0, 6290n]],
    },
    {
      why: "the last day of a cycle: one day",
      cycle: "quarterly",
      billDay: 1,
      day: "2026-03-31",
      is: [["2026-03-31", "2026-04-01", 1, 31, 0, 210n]],
    },
    {
      why: "the first day of a cycle: the whole month today, the others next month",
      cycle: "quarterly",
      billDay: 1,
      day: "2026-04-01",
      is: [
        ["2026-04-01", "2026-05-01", 30, 30, 0, 6500n],
        ["2026-05-01", "2026-07-01", 61, 61, 2, 13_000n],
      ],
    },
    {
      why: "annual: eleven months",
      cycle: "annual",
      billDay: 1,
      day: "2026-01-31",
      is: [
        ["2026-01-31", "2026-02-01", 1, 31, 0, 210n],
        ["2026-02-01", "2027-01-01", 334, 334, 11, 71_500n],
      ],
    },
    {
      why: "bill day 31: the month to 28 February has 28 days",
      cycle: "monthly",
      billDay: 31,
      day: "2026-02-01",
      is: [["2026-02-01", "2026-02-28", 27, 28, 0, 6268n]],
    },
    {
      why: "29 February 2028 is the last day of 29",
      cycle: "monthly",
      billDay: 1,
      day: "2028-02-29",
      is: [["2028-02-29", "2028-03-01", 1, 29, 0, 224n]],
    },
  ] as const)("$why", ({ cycle, billDay, day, is }) => {
    const found = instalmentsFrom(schedule(cycle, billDay), day as Day, minorUnits(6500));
    expect(
      found.map(({ from, until, days, ofDays, months, amount }) => [
        from,
        until,
        days,
        ofDays,
        months,
        amount,
      ]),
    ).toEqual(is);
    expect(found.map(({ dueOn, from }) => dueOn === from)).not.toContain(false);
  });
});

describe("renewalOn", () => {
  it.each([
    { cycle: "monthly", on: "2026-02-01", until: "2026-03-01", months: 1 },
    { cycle: "quarterly", on: "2026-04-01", until: "2026-07-01", months: 3 },
    { cycle: "annual", on: "2027-01-01", until: "2028-01-01", months: 12 },
  ] as const)("$cycle: the full cycle", ({ cycle, on, until, months }) => {
    const [renewal, ...more] = renewalOn(schedule(cycle, 1), on as Day, minorUnits(6500));
    expect(renewal).toMatchObject({ from: on, until, dueOn: on, months, amount: 6500n * BigInt(months) });
    expect(more).toEqual([]);
  });

  it("when the bill day moves, charges the days to it, and the months that are left as a second charge", () => {
    const changed: Schedule = [
      { startsOn: "2026-01-01" as Day, cycle: "quarterly", billDay: 1 },
      { startsOn: "2026-04-01" as Day, cycle: "quarterly", billDay: 15 },
    ];
    expect(renewalOn(changed, "2026-04-01" as Day, minorUnits(6500))).toMatchObject([
      { from: "2026-04-01", until: "2026-04-15", days: 14, ofDays: 31, amount: 2935n },
      { from: "2026-04-15", until: "2026-06-15", dueOn: "2026-04-15", months: 2, amount: 13_000n },
    ]);
    expect(renewalOn(changed, "2026-06-15" as Day, minorUnits(6500))).toMatchObject([
      { from: "2026-06-15", until: "2026-09-15", months: 3, amount: 19_500n },
    ]);
  });

  it("when only the cycle changes, charges the first whole one of the new", () => {
    const changed: Schedule = [
      { startsOn: "2026-01-01" as Day, cycle: "monthly", billDay: 31 },
      { startsOn: "2026-04-30" as Day, cycle: "annual", billDay: 31 },
    ];
    expect(renewalOn(changed, "2026-04-30" as Day, minorUnits(6500))).toMatchObject([
      { from: "2026-04-30", until: "2027-04-30", months: 12, amount: 78_000n },
    ]);
  });
});

describe("every bill day, every day of 2026 to 2028", { timeout: 60_000 }, () => {
  const prices = [1, 77, 3500, 6500, 10_001].map(minorUnits);

  it.each(cycles)(
    "%s: first and second are the pro-rated total, never above the cycle, falling day by day",
    (cycle) => {
      const wrong: string[] = [];
      for (let billDay = 1; billDay <= 31; billDay++) {
        const terms = schedule(cycle, billDay);
        const starts = billDays(billDay, "2025-11-01", "2030-03-01");
        let before = { until: "", total: 0n };
        for (const day of everyDay("2026-01-01", "2029-01-01")) {
          const price = prices[billDay % prices.length] ?? minorUnits(1);
          const next = starts.findIndex((start) => start > day);
          const month = { from: starts[next - 1] ?? "", until: starts[next] ?? "" };
          const charged = instalmentsFrom(terms, day, price);
          const cost = { until: charged.at(-1)?.until ?? "", total: total(charged) };
          const isFalling = cost.until !== before.until || cost.total <= before.total;
          const isFull = cost.until === before.until || cost.total === price * BigInt(monthsOf[cycle]);
          const isFirstSeen = before.until === "";
          if (!isFalling || !(isFull || isFirstSeen) || !isProRated(charged, day, month, price, cycle))
            wrong.push(`bill day ${billDay}, ${day}`);
          before = cost;
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  function isProRated(
    charged: readonly Instalment[],
    day: Day,
    month: { from: string; until: string },
    price: MinorUnits,
    cycle: Cycle,
  ): boolean {
    const [first, second] = charged;
    const [days, ofDays] = [BigInt(daysFrom(day, month.until)), BigInt(daysFrom(month.from, month.until))];
    const monthsLeft = BigInt(second?.months ?? 0);
    return (
      charged.every(({ amount }) => amount >= 0n) &&
      first?.until === month.until &&
      monthsLeft < monthsOf[cycle] &&
      total(charged) === roundedHalfUp(price, days + monthsLeft * ofDays, ofDays) &&
      total(charged) <= price * BigInt(monthsOf[cycle])
    );
  }
});

it("at any price, day and terms: the two are the pro-rated total, and neither above its part of the cycle", () => {
  const dayOfThreeYears = fc.integer({ min: 0, max: 1095 }).map((n) => addDays("2026-01-01" as Day, n));
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 15n }),
      fc.integer({ min: 1, max: 31 }),
      dayOfThreeYears,
      fc.constantFrom(...cycles),
      (price, billDay, day, cycle) => {
        const terms = schedule(cycle, billDay);
        const [first, second, ...more] = instalmentsFrom(terms, day, minorUnits(price));
        if (!first) throw new Error("no charge");
        expect(more).toEqual([]);
        expect(first.amount).toBe(roundedHalfUp(price, BigInt(first.days), BigInt(first.ofDays)));
        expect(first.amount <= price).toBe(true);
        expect(second?.amount ?? 0n).toBe(price * BigInt(second?.months ?? 0));
        expect(second === undefined || second.from === first.until).toBe(true);
        expect((second ?? first).until).toBe(cycleOf(terms, day).until);
      },
    ),
  );
});
