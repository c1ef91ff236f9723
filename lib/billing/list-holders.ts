import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, seatOccupancies, seats } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { TierId } from "#lib/values/ids.ts";

const mostNamed = 20;

/** Who holds the seats of a tier, deactivated ones first: at most 20 by name, and how many there are in all. */
export function listHolders(actor: Actor, tierId: TierId) {
  requirePermission(actor, "seats.see");
  return read(actor, async (tx) => {
    const named = await tx
      .select({
        id: agents.id,
        name: agents.name,
        state: agents.state,
        all: sql<number>`(count(*) over ())::int`,
      })
      .from(seats)
      .innerJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
      .innerJoin(agents, and(eq(agents.orgId, seatOccupancies.orgId), eq(agents.id, seatOccupancies.agentId)))
      .where(and(eq(seats.orgId, actor.orgId), eq(seats.tierId, tierId), isNull(seats.releasedAt)))
      .orderBy(sql`${agents.state} <> 'Deactivated'`, asc(agents.nameKey), asc(agents.id))
      .limit(mostNamed);
    return { named: named.map(({ all: _, ...agent }) => agent), all: named[0]?.all ?? 0 };
  });
}
