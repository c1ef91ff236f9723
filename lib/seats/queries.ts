import { and, asc, desc, eq, isNull, notExists, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { extensions, seatCounts, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { may } from "#lib/auth/policy.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { priceOn } from "#lib/billing/quote-rules.ts";
import { readTiers } from "#lib/billing/read-billing.ts";
import { nextFreeExtension } from "#lib/extensions/take-extension.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { staysInNow } from "./stays-now.ts";

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

/** The billing tiers in the catalogue's order, those no longer sold included; without prices, which managers do not see. */
export function listTiers(actor: Actor) {
  requirePermission(actor, "seats.see");
  return read(actor, selectTiers);
}

/**
 * What Add Agent offers: vacant seats (at most 200, oldest first, those due for release only to who may pay for them), the next
 * free extension, and to who may buy the tiers that are sold with their price on `today` in minor units.
 */
export function seatOffers(actor: Actor, today: Day) {
  requirePermission(actor, "agents.add");
  const mayBuy = may(actor.role, "seats.charge");
  return read(actor, async (tx) => {
    const [vacant, allTiers, newest, nextExtension] = await Promise.all([
      selectVacant(tx, mayBuy),
      readTiers(tx, actor.orgId),
      tx
        .select({ tierId: seats.tierId })
        .from(seats)
        .where(and(eq(seats.orgId, actor.orgId), isNull(seats.releasedAt)))
        .orderBy(desc(seats.id))
        .limit(1),
      nextFreeExtension(tx, actor.orgId),
    ]);
    const offered = mayBuy ? allTiers.filter((tier) => tier.isOffered) : [];
    const named = new Set(
      [...offered, ...vacant.map(({ tier }) => ({ name: tier }))].map(({ name }) => name),
    );
    const lastUsed = offered.find((tier) => tier.id === newest[0]?.tierId) ?? offered[0];
    return {
      vacant,
      tiers: offered.map((tier) => ({
        id: tier.id,
        name: tier.name,
        monthlyPrice: priceOn(tier, today),
        hasSms: tier.hasSms,
        hasCallRecording: tier.hasCallRecording,
        hasConnectionBoost: tier.hasConnectionBoost,
      })),
      tierLastUsed: lastUsed?.id ?? null,
      withoutSms: allTiers.filter((tier) => !tier.hasSms && named.has(tier.name)).map(({ name }) => name),
      nextExtension,
    };
  });
}

export function selectTiers(tx: ActorTx) {
  return tx
    .select({ id: tiers.id, name: tiers.name })
    .from(tiers)
    .where(eq(tiers.orgId, tx.actor.orgId))
    .orderBy(asc(tiers.position));
}

function selectVacant(tx: ActorTx, dueForReleaseToo: boolean) {
  const occupied = tx
    .select({ id: seatOccupancies.id })
    .from(seatOccupancies)
    .where(staysInNow(seats.orgId, seats.id));
  return tx
    .select({
      id: seats.id,
      tier: tiers.name,
      extension: extensions.number,
      extensionType: extensions.type,
      releaseOn: seats.releaseOn,
    })
    .from(seats)
    .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .where(
      and(
        eq(seats.orgId, tx.actor.orgId),
        isNull(seats.releasedAt),
        dueForReleaseToo ? undefined : isNull(seats.releaseOn),
        notExists(occupied),
      ),
    )
    .orderBy(sql`${seats.releaseOn} is not null`, asc(seats.id))
    .limit(200);
}
