import { and, eq } from "drizzle-orm";
import { numbers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { refusalToAct } from "#lib/auth/policy.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { lockOccupant } from "#lib/seats/lock-occupant.ts";
import { lockSeat } from "#lib/seats/lock-seat.ts";
import { tellLostCallerIds } from "#lib/seats/tell-lost-caller-ids.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { NumberId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { lockNumber } from "./lock-number.ts";
import { nameOwner, ownerOf } from "./name-owner.ts";
import type { OneNumber } from "./schema.ts";

export type UnassignRefusal =
  | "number-not-there"
  | "number-not-bought"
  | "number-not-in-use"
  | "admins-only-by-admins";

/**
 * Puts a number back into the pool, where it stays paid for. Seats that showed it as their caller ID fall back to their direct
 * number or to none (by a trigger), which the trail tells for each. For managers too, but not from an admin's seat.
 */
export async function unassignNumber(
  actor: Actor,
  input: OneNumber,
  at: Instant,
): Promise<Outcome<{ number: string }, UnassignRefusal | "form-already-used">> {
  return changeSeats<{ number: string }, UnassignRefusal>(actor, "numbers.assign", input, at, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const seat = await lockSeatWith(tx, input.numberId);
    const occupant = await lockOccupant(tx, seat);
    const number = await lockNumber(tx, input.numberId);
    if (!number) return refused("number-not-there");
    if (occupant && refusalToAct(tx.actor, "agents.edit", occupant)) return refused("admins-only-by-admins");
    if (number.state !== "bought") return refused("number-not-bought");
    const owner = ownerOf(number);
    if (!owner) return refused("number-not-in-use");

    const named = await nameOwner(tx, orgId, owner);
    await tellLostCallerIds(tx, { orgId, actorId }, [number.id]);
    await tx
      .update(numbers)
      .set({ seatId: null, routeId: null, since: at })
      .where(and(eq(numbers.orgId, orgId), eq(numbers.id, number.id)));
    await record(tx, {
      orgId,
      actorId,
      action: "number.unassigned",
      ...(named.agentId && { agentId: named.agentId }),
      details: { number: number.number, extension: named.extension, route: named.route, id: number.id },
    });
    return done({ number: number.number });
  });
}

/** The seat is locked before its number is. Under the organisation's lock it stays the number's. */
async function lockSeatWith(tx: ActorTx, id: NumberId) {
  const [number] = await tx
    .select({ seatId: numbers.seatId })
    .from(numbers)
    .where(and(eq(numbers.orgId, tx.actor.orgId), eq(numbers.id, id)));
  return number?.seatId ? lockSeat(tx, number.seatId) : null;
}
