import { and, asc, eq, ne } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import { may } from "#lib/auth/policy.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { agentStaysNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";

export type Replaceable = Awaited<ReturnType<typeof listReplaceable>>;

/** Deactivated agents who hold a seat and whom the actor may replace, by name: at most `limit` of them. */
export function listReplaceable(actor: Actor, limit: number) {
  requirePermission(actor, "agents.replace");
  return read(actor, (tx) =>
    tx
      .select({ id: agents.id, name: agents.name, tier: tiers.name, extension: extensions.number })
      .from(agents)
      .innerJoin(seatOccupancies, agentStaysNow(agents.orgId, agents.id))
      .innerJoin(seats, and(eq(seats.orgId, seatOccupancies.orgId), eq(seats.id, seatOccupancies.seatId)))
      .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
      .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
      .where(
        and(
          eq(agents.orgId, actor.orgId),
          eq(agents.state, "Deactivated"),
          may(actor.role, "agents.grantAdmin") ? undefined : ne(agents.role, "admin"),
        ),
      )
      .orderBy(asc(agents.nameKey), asc(agents.id))
      .limit(limit),
  );
}
