import { nextBillDate, type Schedule } from "#lib/billing/period-rules.ts";
import { type PricedTier, priceOn } from "#lib/billing/quote-rules.ts";
import { addDays, type Day } from "#lib/values/day.ts";
import type { MinorUnits } from "#lib/values/money.ts";

interface PlannedSeat {
  tier: PricedTier;
  nextTier: PricedTier | null;
  nextTierOn: Day | null;
  releaseOn: Day | null;
}

/** What a seat costs a month, in minor units, from a bill date on. */
export interface CostToCome {
  from: Day;
  monthlyPrice: MinorUnits;
}

/**
 * What a seat will cost as far as that is fixed, the next first: by its tier's prices, and by those of the tier that is planned for it
 * from that day on. A price is paid from the first bill date on or after its day; none once the seat is released.
 */
export function costsToCome(
  { schedule, today }: { schedule: Schedule; today: Day },
  { tier, nextTier, nextTierOn, releaseOn }: PlannedSeat,
): CostToCome[] {
  const priced = [...tier.prices, ...(nextTier?.prices ?? [])].filter(({ startsOn }) => startsOn > today);
  const billDates = priced.map(({ startsOn }) => nextBillDate(schedule, addDays(startsOn, -1)));
  const days = [...new Set([...billDates, ...(nextTierOn ? [nextTierOn] : [])])].sort();
  let before = priceOn(tier, today);
  return days.flatMap((from) => {
    if (releaseOn && releaseOn <= from) return [];
    const tierThen = nextTier && nextTierOn && nextTierOn <= from ? nextTier : tier;
    const monthlyPrice = priceOn(tierThen, from);
    if (monthlyPrice === before) return [];
    before = monthlyPrice;
    return [{ from, monthlyPrice }];
  });
}
