import { describe, expect, it } from "vitest";
import { aBillingState, aTier, essential, professional } from "#lib/billing/testing/a-billing-state.ts";
import type { Day } from "#lib/values/day.ts";
import { costsToCome } from "./cost-rules.ts";

const day = (text: string | null) => text as Day | null;
const tier = aTier(professional, 6500, { "2026-03-10": 7000, "2026-06-01": 6000 });
const cheaper = aTier(essential, 3500, { "2026-02-01": 3800, "2026-07-01": 4000 });

/** Monthly on the 1st, today 17 January 2026. */
const billing = aBillingState();

describe("what a seat will cost", () => {
  it.each([
    { why: "nothing else without a plan", of: aTier(professional, 6500), is: [] },
    {
      why: "each price from the first bill date on or after its day",
      of: tier,
      is: [
        ["2026-04-01", 7000n],
        ["2026-06-01", 6000n],
      ],
    },
    {
      why: "the planned tier's price on its day, and its prices from then on",
      of: tier,
      next: "2026-05-01",
      is: [
        ["2026-04-01", 7000n],
        ["2026-05-01", 3800n],
        ["2026-07-01", 4000n],
      ],
    },
    { why: "nothing once it is released", of: tier, releaseOn: "2026-06-01", is: [["2026-04-01", 7000n]] },
    { why: "nothing that was a price before", of: aTier(professional, 6500, { "2026-01-17": 7000 }), is: [] },
    { why: "nothing that stays the same", of: aTier(professional, 6500, { "2026-03-01": 6500 }), is: [] },
  ])("$why", ({ of, next = null, releaseOn = null, is }) => {
    const nextTier = next ? cheaper : null;
    const seat = { tier: of, nextTier, nextTierOn: day(next), releaseOn: day(releaseOn) };
    expect(costsToCome(billing, seat).map(({ from, monthlyPrice }) => [from, monthlyPrice])).toEqual(is);
  });
});
