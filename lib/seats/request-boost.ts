import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { extensions, organisations, seats, tiers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { post } from "#lib/mail/outbox.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type LockedSeat, lockSeat } from "./lock-seat.ts";
import type { SeatRefusal } from "./rules.ts";
import type { OneSeat } from "./schema.ts";

/**
 * Asks support by mail to enable ConnectionBoost on a seat whose tier has it. It costs nothing here; support enables it by the
 * operator's command. Source: product.md, "Money".
 */
export async function requestBoost(
  actor: Actor,
  input: OneSeat,
  at: Instant,
): Promise<Outcome<{ seatId: SeatId; to: string }, SeatRefusal | "form-already-used">> {
  return change<{ seatId: SeatId; to: string }, SeatRefusal>(actor, "seats.charge", input, async (tx) => {
    const seat = await lockSeat(tx, input.seatId);
    if (!seat) return refused("seat-not-there");
    const { orgId } = seat;
    const request = await readRequest(tx, seat);
    if (!request?.hasBoost) return refused("boost-not-in-tier");
    if (seat.boost) return refused("boost-already-asked");
    if (!request.supportEmail) return refused("support-address-missing");

    await tx
      .update(seats)
      .set({ boost: "requested", boostAt: at })
      .where(and(eq(seats.orgId, orgId), eq(seats.id, seat.id)));
    const { agentId, name, email, language, organisation } = tx.actor;
    await post(tx, { orgId, agentId, email: request.supportEmail, language }, "boost-requested", {
      organisation: organisation.name,
      timeZone: organisation.timeZone,
      name,
      email,
      seat: seat.id,
      extension: request.extension,
      tier: request.tier,
    });
    await record(tx, {
      orgId,
      actorId: agentId,
      action: "seat.boost-requested",
      details: { seat: seat.id, extension: request.extension },
    });
    return done({ seatId: seat.id, to: request.supportEmail });
  });
}

async function readRequest(tx: ActorTx, { orgId, id }: LockedSeat) {
  const [found] = await tx
    .select({
      tier: tiers.name,
      hasBoost: tiers.hasConnectionBoost,
      extension: extensions.number,
      supportEmail: organisations.supportEmail,
    })
    .from(seats)
    .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .innerJoin(organisations, eq(organisations.id, seats.orgId))
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .where(and(eq(seats.orgId, orgId), eq(seats.id, id)));
  return found;
}
