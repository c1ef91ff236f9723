import type { Day } from "#lib/values/day.ts";
import type { SeatId, TierId } from "#lib/values/ids.ts";
import { leavingOn } from "./contract-rules.ts";
import { effectsOfKeeping, type PlannedTier, tierOn } from "./planned-seat-rules.ts";
import type { BillingState, Effect, Quote, QuoteRefusal } from "./quote-rules.ts";
import { mostAtOnce } from "./schema.ts";

/** What the sliders find: the seats of a tier that somebody holds, and the vacant ones, the newest first. */
export interface SeatsOfTier {
  occupied: number;
  vacant: readonly VacantSeat[];
}

export interface VacantSeat extends PlannedTier {
  seatId: SeatId;
  extension: string | null;
  releaseOn: Day | null;
}

export type SeatCountsRefusal =
  | QuoteRefusal
  | "release-not-seen"
  | "tier-unknown"
  | "seats-occupied"
  | "contract-not-ending"
  | "too-many-at-once"
  | "extensions-used-up"
  | "nothing-changed";

export interface SeatCountsPlan {
  ok: true;
  added: { tierId: TierId; count: number }[];
  kept: VacantSeat[];
  released: (VacantSeat & { on: Day })[];
}

/** `tierId` is the tier whose number is the reason, where one is. */
export type NoPlan = { ok: false; refusal: SeatCountsRefusal; tierId: TierId | null };

/**
 * What it takes to have so many seats of each tier. More: planned releases are cancelled first, then seats are made. Fewer:
 * vacant seats are released, the newest first; nobody loses theirs here. Source: product.md, "Money" and `/billing`.
 */
export function planSeatCounts(
  billing: BillingState,
  seats: ReadonlyMap<TierId, SeatsOfTier>,
  wanted: ReadonlyMap<TierId, number>,
): SeatCountsPlan | NoPlan {
  const plan: SeatCountsPlan = { ok: true, added: [], kept: [], released: [] };
  const leaving = leavingOn(billing.schedule, billing.contract, billing.today);
  for (const [tierId, count] of wanted) {
    const no = (refusal: SeatCountsRefusal): NoPlan => ({ ok: false, refusal, tierId });
    const tier = billing.tiers.find((each) => each.id === tierId);
    if (!tier) return no("tier-unknown");
    const { occupied, vacant } = seats.get(tierId) ?? { occupied: 0, vacant: [] };
    const staying = vacant.filter((seat) => seat.releaseOn === null);
    const missing = count - occupied - staying.length;

    if (missing > 0) {
      if (missing > mostAtOnce) return no("too-many-at-once");
      const kept = vacant.filter((seat) => seat.releaseOn !== null);
      plan.kept.push(...kept.slice(0, missing));
      const added = missing - Math.min(kept.length, missing);
      if (added > 0 && !tier.isOffered) return no("tier-unknown");
      if (added > 0) plan.added.push({ tierId, count: added });
    } else if (missing < 0) {
      if (count < occupied) return no("seats-occupied");
      if (!leaving.isAllowed) return no("contract-not-ending");
      if (-missing > mostAtOnce) return no("too-many-at-once");
      plan.released.push(
        ...staying.slice(0, -missing).map((seat) => ({ ...seat, on: leaving.takesEffectOn })),
      );
    }
  }
  const isEmpty = plan.added.length + plan.kept.length + plan.released.length === 0;
  return isEmpty ? { ok: false, refusal: "nothing-changed", tierId: null } : plan;
}

/**
 * Why seats may not be released that nobody saw go, though it costs nothing. `pin` is what the form sent back: seats that a
 * colleague made or emptied meanwhile would go too, or in the place of those that were named.
 */
export function refusalOfReleases(
  { released }: SeatCountsPlan,
  quote: Quote,
  pin: string | null,
): "release-not-seen" | "quote-changed" | null {
  if (released.length === 0 || pin === quote.pin) return null;
  return pin === null ? "release-not-seen" : "quote-changed";
}

export function effectsOfPlan({ added, kept, released }: SeatCountsPlan): Effect[] {
  return [
    ...added.map((each) => ({ kind: "added", ...each }) as const),
    ...kept.flatMap(effectsOfKeeping),
    ...released.map(
      ({ seatId, on, ...seat }) => ({ kind: "released", seatId, tierId: tierOn(seat, on), on }) as const,
    ),
  ];
}
