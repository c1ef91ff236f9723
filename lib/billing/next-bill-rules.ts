import type { Day } from "#lib/values/day.ts";
import type { TierId } from "#lib/values/ids.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";
import { renewalOn } from "./charge-rules.ts";
import { nextBillDate, type Schedule } from "./period-rules.ts";
import { type BillingState, countryOf, type Effect, priceOn, type Renewed, tierOf } from "./quote-rules.ts";

interface Bill {
  on: Day;
  amount: MinorUnits;
}

/** What a bill date's renewals come to, in minor units, and the second part where the terms begin within a billing month of theirs. */
export type RenewalBill = Bill & { second: Bill | null };

/** The next bill date's renewals, as the schedule has them: with what is planned, if anything is. */
export function renewalBill(state: BillingState): RenewalBill {
  const on = nextBillDate(state.schedule, state.today);
  const bills = new Map<Day, MinorUnits>();
  for (const { dueOn, amount } of renewalsOf(state, state.schedule, on, state.atNextBill)) {
    bills.set(dueOn, minorUnits((bills.get(dueOn) ?? 0n) + amount));
  }
  const later = [...bills].find(([dueOn, amount]) => dueOn !== on && amount > 0n);
  const second = later ? { on: later[0], amount: later[1] } : null;
  return { on, amount: bills.get(on) ?? minorUnits(0), second };
}

/**
 * All that a bill date's renewals come to, by the day on which it is charged. Each seat and number is renewed by itself, so equal
 * ones are so many times one. Amounts in minor units.
 */
export function renewalsOf(
  state: Pick<BillingState, "tiers" | "numberPrices">,
  schedule: Schedule,
  on: Day,
  { seats, numbers }: Renewed,
): { dueOn: Day; amount: MinorUnits }[] {
  const priced = [
    ...[...seats].map(([tierId, count]) => ({ ...tierOf(state, tierId), count })),
    ...[...numbers].map(([country, count]) => ({ ...countryOf(state, country), count })),
  ];
  return priced.flatMap(({ count, ...sold }) =>
    renewalOn(schedule, on, priceOn(sold, on)).map(({ dueOn, amount }) => ({
      dueOn,
      amount: minorUnits(amount * BigInt(count)),
    })),
  );
}

/** What a bill date will renew after these effects. One that takes effect later changes nothing of it. */
export function renewedAfter(
  { seats, numbers }: Renewed,
  effects: readonly Effect[],
  billDate: Day,
): Renewed {
  const after = { seats: new Map(seats), numbers: new Map(numbers) };
  const count = (tierId: TierId, difference: number) => add(after.seats, tierId, difference);
  for (const effect of effects) {
    if (effect.kind === "added") count(effect.tierId, effect.count);
    else if (effect.kind === "number-bought") add(after.numbers, effect.country, 1);
    else if (effect.kind === "upgraded") {
      count(effect.nextBillTierId, -1);
      count(effect.toTierId, 1);
    } else if (effect.on > billDate) continue;
    else if (effect.kind === "number-released" || effect.kind === "number-kept") {
      add(after.numbers, effect.country, effect.kind === "number-kept" ? 1 : -1);
    } else if (effect.kind === "released") count(effect.tierId, -1);
    else if (effect.kind === "kept") count(effect.tierId, 1);
    else {
      const isUndone = effect.kind === "downgrade-undone";
      count(isUndone ? effect.toTierId : effect.fromTierId, -1);
      count(isUndone ? effect.fromTierId : effect.toTierId, 1);
    }
  }
  return after;
}

function add<Key>(counts: Map<Key, number>, key: Key, difference: number): void {
  counts.set(key, (counts.get(key) ?? 0) + difference);
}
