import type { Day } from "#lib/values/day.ts";
import type { TierId } from "#lib/values/ids.ts";
import { minorUnits } from "#lib/values/money.ts";
import type { Cycle } from "../period-rules.ts";
import type { BillingState, PricedTier } from "../quote-rules.ts";

export const essential = "tier-essential" as TierId;
export const professional = "tier-professional" as TierId;
export const enterprise = "tier-enterprise" as TierId;

/** A tier with a price since the first day of 2026, and more with the days from which they rule. */
export function aTier(id: TierId, price: number, later: Record<string, number> = {}): PricedTier {
  const prices = Object.entries({ "2026-01-01": price, ...later });
  return {
    id,
    name: id.replace("tier-", ""),
    isOffered: true,
    hasSms: false,
    hasCallRecording: false,
    hasConnectionBoost: false,
    prices: prices.map(([day, amount]) => ({ startsOn: day as Day, monthlyPrice: minorUnits(amount) })),
  };
}

/** Three tiers at 35, 65 and 95 dollars, two Professional seats, monthly on the 1st, no contract. */
export function aBillingState({
  today = "2026-01-17",
  cycle = "monthly" as Cycle,
  seats = [[professional, 2]] as [TierId, number][],
  numbers = [] as [string, number][],
  ...change
}: Partial<Omit<BillingState, "today">> & {
  today?: string;
  cycle?: Cycle;
  seats?: [TierId, number][];
  numbers?: [string, number][];
} = {}): BillingState {
  return {
    today: today as Day,
    currency: "USD",
    schedule: [{ startsOn: "2026-01-01" as Day, cycle, billDay: 1 }],
    contract: { start: null, end: null },
    tiers: [aTier(essential, 3500), aTier(professional, 6500), aTier(enterprise, 9500)],
    numberPrices: [
      { country: "US", prices: [{ startsOn: "2026-01-01" as Day, monthlyPrice: minorUnits(200) }] },
    ],
    atNextBill: { seats: new Map(seats), numbers: new Map(numbers) },
    ...change,
  };
}
