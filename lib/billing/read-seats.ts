import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { extensions, seatOccupancies, seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { TierId } from "#lib/values/ids.ts";
import type { SeatsOfTier } from "./seat-count-rules.ts";

/** The seats of each tier that has any: how many are held, and which are vacant, the newest first. */
export async function readSeatsOfTiers(tx: ActorTx): Promise<Map<TierId, SeatsOfTier>> {
  const isOfOrganisation = and(eq(seats.orgId, tx.actor.orgId), isNull(seats.releasedAt));
  const holding = staysInNow(seats.orgId, seats.id);
  const held = await tx
    .select({ tierId: seats.tierId, occupied: sql<number>`count(*)::int` })
    .from(seats)
    .innerJoin(seatOccupancies, holding)
    .where(isOfOrganisation)
    .groupBy(seats.tierId);
  const vacant = await tx
    .select({
      tierId: seats.tierId,
      seatId: seats.id,
      extension: extensions.number,
      releaseOn: seats.releaseOn,
      nextTierId: seats.nextTierId,
      nextTierOn: seats.nextTierOn,
    })
    .from(seats)
    .leftJoin(seatOccupancies, holding)
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .where(and(isOfOrganisation, isNull(seatOccupancies.id)))
    .orderBy(desc(seats.id));

  const byTier = new Map<TierId, SeatsOfTier>(
    held.map(({ tierId, occupied }) => [tierId, { occupied, vacant: [] }]),
  );
  for (const seat of vacant) {
    const before = byTier.get(seat.tierId) ?? { occupied: 0, vacant: [] };
    byTier.set(seat.tierId, { ...before, vacant: [...before.vacant, seat] });
  }
  return byTier;
}
