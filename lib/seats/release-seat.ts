import { and, eq, inArray } from "drizzle-orm";
import type { ActorTx } from "#db/client.ts";
import { seats } from "#db/schema/index.ts";
import { recordAll } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { leavingOn } from "#lib/billing/contract-rules.ts";
import { readBilling } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type LockedSeat, lockSeat } from "./lock-seat.ts";
import type { SeatRefusal } from "./rules.ts";
import type { ReleaseSeat } from "./schema.ts";

export interface Released {
  seatId: SeatId;
  on: Day;
}

/**
 * Plans a vacant seat's release for the bill date that the contract allows, if that is the one that was shown. No refund. Source:
 * product.md, "Seats and lifecycle".
 */
export async function releaseSeat(
  actor: Actor,
  input: ReleaseSeat,
  at: Instant,
): Promise<Outcome<Released, SeatRefusal | "form-already-used">> {
  return changeSeats<Released, SeatRefusal>(actor, "seats.charge", input, at, async (tx, today) => {
    const seat = await lockSeat(tx, input.seatId);
    return seat ? releaseVacant(tx, seat, today, input.goesOn) : refused("seat-not-there");
  });
}

/**
 * Plans the release of a seat that is locked and vacant by now, for the bill date that the contract allows; or says why not. `shown`: the
 * day that was named to whoever decided it.
 */
export async function releaseVacant(
  tx: ActorTx,
  seat: LockedSeat,
  today: Day,
  shown: Day | undefined,
): Promise<Outcome<Released, SeatRefusal>> {
  if (seat.occupantId) return refused("seat-occupied");
  if (seat.releaseOn) return refused("seat-to-be-released");
  const { schedule, contract } = await readBilling(tx, tx.actor.orgId, today);
  const leaving = leavingOn(schedule, contract, today);
  if (!leaving.isAllowed) return refused("contract-not-ending");
  if (shown && leaving.takesEffectOn !== shown) return refused("day-moved");

  await planRelease(tx, leaving.takesEffectOn, [seat.id]);
  return done({ seatId: seat.id, on: leaving.takesEffectOn });
}

/** The vacant seats go on that bill date. A cheaper tier that is planned for one stays planned, for whoever keeps it. */
export async function planRelease(tx: ActorTx, on: Day, seatIds: readonly SeatId[]): Promise<void> {
  const { orgId, agentId: actorId } = tx.actor;
  await tx
    .update(seats)
    .set({ releaseOn: on })
    .where(and(eq(seats.orgId, orgId), inArray(seats.id, seatIds)));
  await recordAll(
    tx,
    seatIds.map((seat) => ({ orgId, actorId, action: "seat.release-planned", details: { seat, on } })),
  );
}
