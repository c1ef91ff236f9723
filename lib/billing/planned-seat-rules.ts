import type { Day } from "#lib/values/day.ts";
import type { SeatId, TierId } from "#lib/values/ids.ts";
import type { Effect } from "./quote-rules.ts";

/** The tier of a seat, and the cheaper one that is planned for it. */
export interface PlannedTier {
  tierId: TierId;
  nextTierId: TierId | null;
  nextTierOn: Day | null;
}

/** The tier that a seat has on a bill date, which the bill counts it with. */
export function tierOn({ tierId, nextTierId, nextTierOn }: PlannedTier, billDate: Day): TierId {
  return nextTierId && nextTierOn && nextTierOn <= billDate ? nextTierId : tierId;
}

/** What keeping a seat does to the bills: nothing where no release is planned. */
export function effectsOfKeeping({
  seatId,
  releaseOn: on,
  ...seat
}: PlannedTier & { seatId: SeatId; releaseOn: Day | null }): Effect[] {
  return on ? [{ kind: "kept", seatId, tierId: tierOn(seat, on), on }] : [];
}
