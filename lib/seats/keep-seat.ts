import { and, eq, inArray } from "drizzle-orm";
import type { ActorTx } from "#db/client.ts";
import { seats } from "#db/schema/index.ts";
import { recordAll } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { effectsOfKeeping } from "#lib/billing/planned-seat-rules.ts";
import { quoteOf, refusalOfPin } from "#lib/billing/quote-rules.ts";
import { readBilling } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { lockSeat } from "./lock-seat.ts";
import type { SeatRefusal } from "./rules.ts";
import type { OneSeat } from "./schema.ts";

/** Cancels a seat's planned release: it costs nothing today and stays on the bills. Source: product.md, "Money". */
export async function keepSeat(
  actor: Actor,
  input: OneSeat,
  at: Instant,
): Promise<Outcome<{ seatId: SeatId }, SeatRefusal | "form-already-used">> {
  return changeSeats<{ seatId: SeatId }, SeatRefusal>(actor, "seats.charge", input, at, async (tx, today) => {
    const seat = await lockSeat(tx, input.seatId);
    if (!seat) return refused("seat-not-there");
    if (!seat.releaseOn) return refused("seat-not-to-be-released");
    const billing = await readBilling(tx, tx.actor.orgId, today);
    const seatId = seat.id;
    const quote = quoteOf(billing, effectsOfKeeping({ ...seat, seatId }));
    const unseen = refusalOfPin(quote, input.quote);
    if (unseen) return refused(unseen);

    await keepFromRelease(tx, [seatId]);
    return done({ seatId });
  });
}

/** The seats stay after all. Somebody who may pay has seen which bill grows. */
export async function keepFromRelease(tx: ActorTx, seatIds: readonly SeatId[]): Promise<void> {
  const { orgId, agentId: actorId } = tx.actor;
  await tx
    .update(seats)
    .set({ releaseOn: null })
    .where(and(eq(seats.orgId, orgId), inArray(seats.id, seatIds)));
  await recordAll(
    tx,
    seatIds.map((seat) => ({ orgId, actorId, action: "seat.kept", details: { seat } })),
  );
}
