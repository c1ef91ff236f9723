import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, seatOccupancies } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";

const mostOffered = 300;

/** The extensions that a form proposes while one types, with who has them: at most 300, the lowest first; any other can be typed. */
export function offeredSeats(actor: Actor) {
  requirePermission(actor, "routes.see");
  return read(actor, (tx) =>
    tx
      .select({ number: extensions.number, name: agents.name })
      .from(extensions)
      .leftJoin(seatOccupancies, staysInNow(extensions.orgId, extensions.seatId))
      .leftJoin(agents, and(eq(agents.orgId, extensions.orgId), eq(agents.id, seatOccupancies.agentId)))
      .where(and(eq(extensions.orgId, actor.orgId), isNotNull(extensions.seatId)))
      .orderBy(asc(sql`length(${extensions.number})`), asc(extensions.number))
      .limit(mostOffered),
  );
}
