import { and, asc, desc, eq, isNull, notExists } from "drizzle-orm";
import { read } from "#db/client.ts";
import { extensions, seatCounts, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { nextFreeExtension } from "#lib/extensions/take-extension.ts";
import type { Actor } from "#lib/values/actor.ts";

export interface SeatCount {
  seats: number;
  inUse: number;
  vacant: number;
  /** Occupied by somebody whose account is deactivated; not counted as in use. */
  heldByDeactivated: number;
}

/** The seat counter; /agents and /billing show the same figures. */
export function countSeats(actor: Actor): Promise<SeatCount> {
  requirePermission(actor, "seats.see");
  return read(actor, selectSeatCount);
}

export async function selectSeatCount(tx: ActorTx): Promise<SeatCount> {
  const [counted] = await tx.select().from(seatCounts).where(eq(seatCounts.orgId, tx.actor.orgId));
  const {
    seats: all,
    occupied,
    heldByDeactivated,
  } = counted ?? { seats: 0, occupied: 0, heldByDeactivated: 0 };
  return { seats: all, inUse: occupied - heldByDeactivated, vacant: all - occupied, heldByDeactivated };
}

/** The billing tiers in the catalogue's order, prices in minor units of the organisation's currency. */
export function listTiers(actor: Actor) {
  requirePermission(actor, "seats.see");
  return read(actor, selectTiers);
}

/** What Add Agent offers: vacant seats (at most 200, oldest first), tiers, the tier of the newest seat, the next free extension. */
export function seatOffers(actor: Actor) {
  requirePermission(actor, "agents.add");
  return read(actor, async (tx) => {
    const [vacant, allTiers, newest, nextExtension] = await Promise.all([
      selectVacant(tx),
      selectTiers(tx),
      tx
        .select({ tierId: seats.tierId })
        .from(seats)
        .where(and(eq(seats.orgId, actor.orgId), isNull(seats.releasedAt)))
        .orderBy(desc(seats.id))
        .limit(1),
      nextFreeExtension(tx, actor.orgId),
    ]);
    return {
      vacant,
      tiers: allTiers,
      tierLastUsed: newest[0]?.tierId ?? allTiers[0]?.id ?? null,
      nextExtension,
    };
  });
}

export function selectTiers(tx: ActorTx) {
  return tx
    .select({ id: tiers.id, name: tiers.name, monthlyPrice: tiers.monthlyPrice })
    .from(tiers)
    .where(eq(tiers.orgId, tx.actor.orgId))
    .orderBy(asc(tiers.position));
}

function selectVacant(tx: ActorTx) {
  const occupied = tx
    .select({ id: seatOccupancies.id })
    .from(seatOccupancies)
    .where(
      and(
        eq(seatOccupancies.orgId, seats.orgId),
        eq(seatOccupancies.seatId, seats.id),
        isNull(seatOccupancies.heldUntil),
      ),
    );
  return tx
    .select({ id: seats.id, tier: tiers.name, extension: extensions.number, extensionType: extensions.type })
    .from(seats)
    .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .where(and(eq(seats.orgId, tx.actor.orgId), isNull(seats.releasedAt), notExists(occupied)))
    .orderBy(asc(seats.id))
    .limit(200);
}
