import { leavingOn } from "#lib/billing/contract-rules.ts";
import { nextBillDate } from "#lib/billing/period-rules.ts";
import { type PlannedTier, tierOn } from "#lib/billing/planned-seat-rules.ts";
import {
  type BillingState,
  type Effect,
  priceDifference,
  type Quote,
  type QuoteRefusal,
  quoteOf,
  refusalOfPin,
} from "#lib/billing/quote-rules.ts";
import type { Day } from "#lib/values/day.ts";
import type { SeatId, TierId } from "#lib/values/ids.ts";
import type { SeatRefusal } from "./rules.ts";

/** What a tier change depends on in the seat itself. */
export interface TieredSeat extends PlannedTier {
  id: SeatId;
  releaseOn: Day | null;
}

type TierEffect = Extract<Effect, { kind: "upgraded" | "downgraded" | "downgrade-undone" }>;
export type TierChange =
  | { ok: true; effect: TierEffect; undone: Effect[]; on: Day }
  | { ok: false; refusal: SeatRefusal };

/**
 * What giving the seat this tier comes to today: an upgrade where it costs more or the same, a downgrade from a bill date where
 * it costs less, or the undoing of what is planned. Source: product.md, "Money".
 */
export function tierChangeOf(billing: BillingState, seat: TieredSeat, wanted: TierId): TierChange {
  const { id: seatId, tierId: fromTierId, nextTierId, nextTierOn } = seat;
  const { today, schedule, contract } = billing;
  if (seat.releaseOn) return { ok: false, refusal: "seat-to-be-released" };
  const planned: Extract<Effect, { kind: "downgrade-undone" }>[] =
    nextTierId && nextTierOn
      ? [{ kind: "downgrade-undone", seatId, fromTierId, toTierId: nextTierId, on: nextTierOn }]
      : [];
  if (wanted === fromTierId) {
    const [undo] = planned;
    return undo
      ? { ok: true, effect: undo, undone: [], on: today }
      : { ok: false, refusal: "tier-unchanged" };
  }
  if (wanted === nextTierId) return { ok: false, refusal: "tier-unchanged" };
  const tier = billing.tiers.find((each) => each.id === wanted);
  if (!tier?.isOffered) return { ok: false, refusal: "tier-unknown" };

  if (priceDifference(billing, { fromTierId, toTierId: wanted }) >= 0n) {
    const nextBillTierId = tierOn(seat, nextBillDate(schedule, today));
    const effect = { kind: "upgraded", seatId, fromTierId, toTierId: wanted, nextBillTierId } as const;
    // What was planned for a later bill ends too, and that bill is one of the dearer tier.
    const undone =
      nextBillTierId === nextTierId ? [] : planned.map((each) => ({ ...each, fromTierId: wanted }));
    return { ok: true, effect, undone, on: today };
  }
  const leaving = leavingOn(schedule, contract, today);
  if (!leaving.isAllowed) return { ok: false, refusal: "contract-not-ending" };
  const on = leaving.takesEffectOn;
  const effect = { kind: "downgraded", seatId, fromTierId, toTierId: wanted, on } as const;
  return { ok: true, effect, undone: planned, on };
}

/**
 * Why these changes may not be made as they were shown. A downgrade need not have been seen, since it saves; but one that was seen is not
 * made on another day, which would cost until then.
 */
export function refusalOfTierPin(
  effects: readonly Effect[],
  quote: Quote,
  pin: string | null,
): QuoteRefusal | null {
  const isPlanned = effects.some(({ kind }) => kind === "downgraded");
  if (isPlanned && pin !== null && pin !== quote.pin) return "quote-changed";
  return refusalOfPin(quote, pin);
}

export function quoteTierChange(billing: BillingState, change: Extract<TierChange, { ok: true }>): Quote {
  return quoteOf(billing, [...change.undone, change.effect]);
}
