import { and, asc, desc, eq, isNull, notExists, type SQL, sql } from "drizzle-orm";
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
import type { SeatId } from "#lib/values/ids.ts";
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
 * What Add Agent offers: vacant seats (oldest first, those due for release only to who may pay for them), how many there are in all, the
 * next free extension, and to who may buy the tiers that are sold with their price on `today` in minor units. Of vacant seats
 * only the first 200 are given, and `wanted` where it is one.
 */
export function seatOffers(actor: Actor, today: Day, wanted: SeatId | null = null) {
  requirePermission(actor, "agents.add");
  const mayBuy = may(actor.role, "seats.charge");
  return read(actor, async (tx) => {
    const [{ vacant, vacantCount }, allTiers, newest, nextExtension] = await Promise.all([
      selectVacant(tx, mayBuy, wanted),
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
      vacantCount,
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

const mostVacant = 200;

async function selectVacant(tx: ActorTx, dueForReleaseToo: boolean, wanted: SeatId | null) {
  const occupied = tx
    .select({ id: seatOccupancies.id })
    .from(seatOccupancies)
    .where(staysInNow(seats.orgId, seats.id));
  const areVacant = and(
    eq(seats.orgId, tx.actor.orgId),
    isNull(seats.releasedAt),
    dueForReleaseToo ? undefined : isNull(seats.releaseOn),
    notExists(occupied),
  );
  const select = (which: SQL | undefined) =>
    tx
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
      .where(which)
      .orderBy(sql`${seats.releaseOn} is not null`, asc(seats.id))
      .limit(mostVacant);
  const first = await select(areVacant);
  if (first.length < mostVacant) return { vacant: first, vacantCount: first.length };
  const isListed = first.some(({ id }) => id === wanted);
  const asked = wanted && !isListed ? await select(and(areVacant, eq(seats.id, wanted))) : [];
  return { vacant: [...first, ...asked], vacantCount: await tx.$count(seats, areVacant) };
}
