import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { numberHolds, numbers, routes } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { refusalToAct } from "#lib/auth/policy.ts";
import { type BillingState, countryOf, type Effect, priceOn } from "#lib/billing/quote-rules.ts";
import { lockOccupant } from "#lib/seats/lock-occupant.ts";
import { lockSeat } from "#lib/seats/lock-seat.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import { type NumberId, newId, type SeatId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { ownNumber } from "./find-own-number.ts";
import { nameOwner } from "./name-owner.ts";
import type { OwnerRefusal, RequestRefusal } from "./rules.ts";
import type { Owner } from "./schema.ts";

export interface WantedNumber {
  number: PhoneNumber;
  owner: Owner | null;
  /** It shall be the seat's caller ID even where that has one. */
  becomesCallerId?: boolean;
}

export interface RequestedNumber {
  ok: true;
  numberId: NumberId;
  /** What its purchase does to the bill. */
  effect: Effect;
}

/** The one that asks at once has this long before a worker takes it for dead. */
const asksAtOnceSeconds = 15;

/**
 * Writes that a number is about to be bought: from here on it is this organisation's alone, and whoever selected it first has it. In
 * the transaction of a verb that then has the quote confirmed, and that calls {@link completePurchase} once it has committed.
 * `moment` is real time. Lock order: organisation, seat, agent, number.
 */
export async function requestNumber(
  tx: ActorTx,
  { number, owner, becomesCallerId = false }: WantedNumber,
  billing: BillingState,
  { at, moment }: { at: Instant; moment: Instant },
): Promise<RequestedNumber | { ok: false; refusal: RequestRefusal }> {
  const { orgId, agentId } = tx.actor;
  const refusal = owner && (await refusalOfOwner(tx, owner));
  if (refusal) return { ok: false, refusal };
  const [held] = await tx
    .delete(numberHolds)
    .where(
      and(
        eq(numberHolds.orgId, orgId),
        eq(numberHolds.agentId, agentId),
        eq(numberHolds.number, number),
        gt(numberHolds.heldUntil, moment),
      ),
    )
    .returning();
  if (!held) return { ok: false, refusal: await refusalWithoutHold(tx, number) };

  const { carrier, country, place, hasVoice, hasSms } = held;
  const monthlyPrice = priceOn(countryOf(billing, country), billing.today);
  const [row] = await tx
    .insert(numbers)
    .values({
      orgId,
      id: newId<"numbers">(),
      number,
      carrier,
      country,
      place,
      hasVoice,
      hasSms,
      state: "requested",
      monthlyPrice,
      requestedAt: at,
      requestedBy: agentId,
      askAt: addSeconds(moment, asksAtOnceSeconds),
      becomesCallerId,
      ...(owner?.kind === "seat" && { seatId: owner.seatId }),
      ...(owner?.kind === "route" && { routeId: owner.routeId }),
      since: at,
    })
    .onConflictDoNothing()
    .returning({ id: numbers.id });
  if (!row) return { ok: false, refusal: "number-owned" };

  const named = await nameOwner(tx, orgId, owner);
  await record(tx, {
    orgId,
    actorId: agentId,
    action: "number.requested",
    ...(named.agentId && { agentId: named.agentId }),
    details: { number, extension: named.extension, route: named.route, id: row.id },
  });
  return { ok: true, numberId: row.id, effect: { kind: "number-bought", number, country, monthlyPrice } };
}

/** A purchase uses its hold up, so where none is left it may be because the number was bought, and charged. */
async function refusalWithoutHold(tx: ActorTx, number: PhoneNumber): Promise<RequestRefusal> {
  const own = await ownNumber(tx, number);
  if (!own) return "hold-expired";
  return own.isBought ? "number-yours" : "number-being-bought";
}

/** Why this seat or route cannot have a number from the actor; the seat is locked, and then who holds it. */
export async function refusalOfOwner(tx: ActorTx, owner: Owner): Promise<OwnerRefusal | null> {
  const { orgId } = tx.actor;
  if (owner.kind === "seat") {
    const seat = await lockSeat(tx, owner.seatId);
    const occupant = await lockOccupant(tx, seat);
    if (!seat) return "seat-not-there";
    if (occupant && refusalToAct(tx.actor, "agents.edit", occupant)) return "admins-only-by-admins";
    return (await hasNumber(tx, owner.seatId)) ? "seat-has-number" : null;
  }
  const isThere = and(eq(routes.orgId, orgId), eq(routes.id, owner.routeId), isNull(routes.deletedAt));
  const there = await tx.$count(routes, isThere);
  return there === 0 ? "route-not-there" : null;
}

async function hasNumber(tx: ActorTx, seatId: SeatId): Promise<boolean> {
  const isLive = inArray(numbers.state, ["requested", "bought", "unknown"]);
  const isOfSeat = and(eq(numbers.orgId, tx.actor.orgId), eq(numbers.seatId, seatId), isLive);
  return (await tx.$count(numbers, isOfSeat)) > 0;
}
