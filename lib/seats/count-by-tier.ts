import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { agents, seatOccupancies, seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { TierId } from "#lib/values/ids.ts";
import { staysInNow } from "./stays-now.ts";

export interface TierCount {
  seats: number;
  inUse: number;
  vacant: number;
  heldByDeactivated: number;
  /** Of the vacant ones. */
  dueForRelease: number;
}

/** Counts each tier's seats that are not released, by the seats' own rows; the sums are those of the seat counter. */
export async function countByTier(tx: ActorTx): Promise<Map<TierId, TierCount>> {
  const count = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;
  const counted = await tx
    .select({
      tierId: seats.tierId,
      seats: sql<number>`count(*)::int`,
      inUse: count(sql`${agents.state} <> 'Deactivated'`),
      vacant: count(sql`${agents.id} is null`),
      heldByDeactivated: count(sql`${agents.state} = 'Deactivated'`),
      dueForRelease: count(sql`${seats.releaseOn} is not null`),
    })
    .from(seats)
    .leftJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
    .leftJoin(agents, and(eq(agents.orgId, seatOccupancies.orgId), eq(agents.id, seatOccupancies.agentId)))
    .where(and(eq(seats.orgId, tx.actor.orgId), isNull(seats.releasedAt)))
    .groupBy(seats.tierId);
  return new Map(counted.map(({ tierId, ...figures }) => [tierId, figures]));
}
