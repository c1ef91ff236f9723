import { createHash } from "node:crypto";
import type { ChargedFor } from "#lib/values/charged-line.ts";
import type { Day } from "#lib/values/day.ts";
import type { SeatId, TierId } from "#lib/values/ids.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";
import { type Instalment, instalmentsFrom } from "./charge-rules.ts";
import type { Contract } from "./contract-rules.ts";
import { type RenewalBill, renewalBill, renewalsOf, renewedAfter } from "./next-bill-rules.ts";
import type { Schedule } from "./period-rules.ts";

/** A tier with what it costs a month from which day on, the oldest price first. */
export interface PricedTier {
  readonly id: TierId;
  readonly name: string;
  /** False once it is no longer sold; its seats stay. */
  readonly isOffered: boolean;
  readonly hasSms: boolean;
  readonly hasCallRecording: boolean;
  /** ConnectionBoost can be asked for on its seats. */
  readonly hasConnectionBoost: boolean;
  readonly prices: readonly { readonly startsOn: Day; readonly monthlyPrice: MinorUnits }[];
}

/** All that a quote is computed from: how an organisation is billed, what tiers cost, and what the next bill will find. */
export interface BillingState {
  readonly today: Day;
  readonly currency: string;
  readonly schedule: Schedule;
  readonly contract: Contract;
  readonly tiers: readonly PricedTier[];
  /** What numbers cost, by country. */
  readonly numberPrices: readonly PricedCountry[];
  /** What will be renewed on the next bill date. */
  readonly atNextBill: Renewed;
}

/** What a number of a country costs a month from which day on, the oldest price first. */
export interface PricedCountry {
  readonly country: string;
  readonly prices: PricedTier["prices"];
}

/** How many seats a bill date renews, by the tier that they have then, and how many numbers, by country. */
export interface Renewed {
  readonly seats: ReadonlyMap<TierId, number>;
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * What an action does to seats, as far as money is concerned. `on` is the day on which it takes effect; `nextBillTierId` the
 * tier that the seat would have been renewed with, as is `tierId` of one that is released or kept.
 */
export type Effect =
  | { kind: "added"; tierId: TierId; count: number }
  | { kind: "upgraded"; seatId: SeatId; fromTierId: TierId; toTierId: TierId; nextBillTierId: TierId }
  | { kind: "downgraded"; seatId: SeatId; fromTierId: TierId; toTierId: TierId; on: Day }
  | { kind: "downgrade-undone"; seatId: SeatId; fromTierId: TierId; toTierId: TierId; on: Day }
  | { kind: "released"; seatId: SeatId; tierId: TierId; on: Day }
  | { kind: "kept"; seatId: SeatId; tierId: TierId; on: Day }
  | { kind: "number-bought"; number: string; country: string; monthlyPrice: MinorUnits }
  | { kind: "number-released"; country: string; on: Day }
  | { kind: "number-kept"; country: string; on: Day };

/** One charge, or several equal ones. Each seat's is rounded by itself: `amount` is `count` times `each`. */
export type QuoteLine = ChargedFor &
  Omit<Instalment, "amount"> & { tierId: TierId | null; count: number; each: MinorUnits; amount: MinorUnits };

/** Every charge that an action would cause, and the bill after it. Amounts in minor units of `currency`. */
export interface Quote {
  today: Day;
  currency: string;
  lines: QuoteLine[];
  dueToday: MinorUnits;
  nextBill: { on: Day; before: MinorUnits; after: MinorUnits };
  /** The second part of that bill. */
  second: RenewalBill["second"];
  /**
   * The bills after that one that become others, and by how much, negative where they shrink: by what takes effect later, and by second
   * parts of a renewal.
   */
  laterBills: { on: Day; more: MinorUnits }[];
  /** Names this quote: sent back with the form, it says which one the person saw. Another day, price or seat is another pin. */
  pin: string;
}

/** The quote of an action, from the effects that it would have. The one source of what is shown and of what is charged. */
export function quoteOf(state: BillingState, effects: readonly Effect[]): Quote {
  const { today, currency } = state;
  const lines = together(effects.flatMap((effect) => linesOf(state, effect)));
  const { on, amount: before } = renewalBill(state);
  const atNextBill = renewedAfter(state.atNextBill, effects, on);
  const { amount: after, second } = renewalBill({ ...state, atNextBill });
  const dueToday = sumOf(lines.filter((line) => line.dueOn === today).map((line) => line.amount));
  const laterBills = laterBillsOf(state, effects, on);
  const quote = { today, currency, lines, dueToday, nextBill: { on, before, after }, second, laterBills };
  return { ...quote, pin: pinOf(quote, seatsNamed(effects)) };
}

/** True when a person must have seen the quote before it is acted on: money is charged now, or the next bill or a later one grows. */
export function mustBeSeen({ lines, nextBill, laterBills }: Quote): boolean {
  return lines.length > 0 || nextBill.after > nextBill.before || laterBills.some(({ more }) => more > 0n);
}

export type QuoteRefusal = "quote-not-seen" | "quote-changed";

/** Why what was shown may not be charged: nothing was shown, or something else. `pin` is what the form sent back. */
export function refusalOfPin(quote: Quote, pin: string | null): QuoteRefusal | null {
  if (pin === quote.pin || !mustBeSeen(quote)) return null;
  return pin === null ? "quote-not-seen" : "quote-changed";
}

/** What a tier, or a number of a country, costs a month on a day, in minor units: a price rules from its day until the next one's. */
export function priceOn({ prices }: Pick<PricedTier, "prices">, day: Day): MinorUnits {
  const price = prices.findLast((each) => each.startsOn <= day) ?? prices[0];
  if (!price) throw new Error("nothing is sold without a price");
  return price.monthlyPrice;
}

/** The tier of this id; only ids that were read together with the tiers are asked for. */
export function tierOf({ tiers }: Pick<BillingState, "tiers">, tierId: TierId): PricedTier {
  const tier = tiers.find((each) => each.id === tierId);
  if (!tier) throw new Error("a seat of an unknown tier");
  return tier;
}

/** The prices of numbers of a country; only countries of which numbers are sold are asked for. */
export function countryOf(
  { numberPrices }: Pick<BillingState, "numberPrices">,
  country: string,
): PricedCountry {
  const priced = numberPrices.find((each) => each.country === country);
  if (!priced) throw new Error("a number of a country without a price");
  return priced;
}

export function sumOf(amounts: readonly MinorUnits[]): MinorUnits {
  return minorUnits(amounts.reduce<bigint>((sum, amount) => sum + amount, 0n));
}

function linesOf(state: BillingState, effect: Effect): QuoteLine[] {
  if (effect.kind === "added") {
    const tier = tierOf(state, effect.tierId);
    return instalmentsFrom(state.schedule, state.today, priceOn(tier, state.today)).map((instalment) =>
      lineOf(instalment, ofTier("seat", tier, null), effect.count),
    );
  }
  if (effect.kind === "number-bought") {
    const { number, country, monthlyPrice } = effect;
    return instalmentsFrom(state.schedule, state.today, monthlyPrice).map((instalment) =>
      lineOf(instalment, { what: "number", number, country, tierId: null }, 1),
    );
  }
  if (effect.kind === "upgraded") {
    const tier = tierOf(state, effect.toTierId);
    const fromTier = tierOf(state, effect.fromTierId);
    const difference = priceDifference(state, effect);
    if (difference === 0n) return [];
    return instalmentsFrom(state.schedule, state.today, difference).map((instalment) =>
      lineOf(instalment, ofTier("upgrade", tier, fromTier.name), 1),
    );
  }
  return [];
}

function laterBillsOf(state: BillingState, effects: readonly Effect[], next: Day): Quote["laterBills"] {
  const isLater = (effect: Effect) => "on" in effect && effect.on > next;
  const laterDays = new Set(
    effects.flatMap((effect) => ("on" in effect && isLater(effect) ? [effect.on] : [])),
  );
  const nothing: Renewed = { seats: new Map(), numbers: new Map() };
  const more = new Map<Day, MinorUnits>();
  for (const on of [next, ...laterDays]) {
    const taking = effects.filter((effect) =>
      on === next ? !isLater(effect) : "on" in effect && effect.on === on,
    );
    for (const { dueOn, amount } of renewalsOf(state, state.schedule, on, renewedAfter(nothing, taking, on)))
      more.set(dueOn, minorUnits((more.get(dueOn) ?? 0n) + amount));
  }
  return [...more]
    .filter(([on, amount]) => on !== next && amount !== 0n)
    .map(([on, amount]) => ({ on, more: amount }))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}

/** Equal charges of several seats as one line. */
function together(lines: readonly QuoteLine[]): QuoteLine[] {
  const byKind = new Map<string, QuoteLine>();
  for (const line of lines) {
    const { dueOn, from, each } = line;
    const sold = line.what === "number" ? line.number : `${line.tierId} ${line.fromTier}`;
    const kind = [line.what, sold, dueOn, from, each].join(" ");
    const same = byKind.get(kind);
    const count = (same?.count ?? 0) + line.count;
    byKind.set(kind, { ...line, count, amount: minorUnits(each * BigInt(count)) });
  }
  return [...byKind.values()];
}

/** What a month of one tier costs more than of the other today; negative for a cheaper one. */
export function priceDifference(
  state: BillingState,
  { fromTierId, toTierId }: { fromTierId: TierId; toTierId: TierId },
): MinorUnits {
  const price = (id: TierId) => priceOn(tierOf(state, id), state.today);
  return minorUnits(price(toTierId) - price(fromTierId));
}

function ofTier(what: "seat" | "upgrade", tier: PricedTier, fromTier: string | null) {
  return { what, tier: tier.name, fromTier, tierId: tier.id };
}

function lineOf(
  { amount: each, ...instalment }: Instalment,
  sold: ChargedFor & Pick<QuoteLine, "tierId">,
  count: number,
): QuoteLine {
  return { ...instalment, ...sold, count, each, amount: minorUnits(each * BigInt(count)) };
}

/** Which seats go and which stay after all: they are named beside the quote, and of two that cost the same only one was. */
function seatsNamed(effects: readonly Effect[]): string[] {
  return effects
    .flatMap((effect) =>
      effect.kind === "released" || effect.kind === "kept" ? [`${effect.kind} ${effect.seatId}`] : [],
    )
    .sort();
}

/**
 * Covers what the person was promised, and not what others do to the bill meanwhile: of each bill only the difference, also where it saves.
 */
function pinOf(
  { today, currency, lines, nextBill, laterBills }: Omit<Quote, "pin" | "dueToday" | "second">,
  seats: readonly string[],
): string {
  const promised = {
    today,
    currency,
    lines,
    nextBillOn: nextBill.on,
    nextBillChange: nextBill.after - nextBill.before,
    laterBills,
    seats,
  };
  const text = JSON.stringify(promised, (_, value) => (typeof value === "bigint" ? value.toString() : value));
  return createHash("sha256").update(text).digest("base64url");
}
