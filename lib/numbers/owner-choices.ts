import { and, asc, eq, inArray, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, numbers, routes, seatOccupancies, seats } from "#db/schema/index.ts";
import { may } from "#lib/auth/policy.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";

/** More than that nobody looks through in a list. */
const mostSeats = 500;

/** The seats that have no direct number, by extension, and the call routes: whom a number can be given to. */
export function ownerChoices(actor: Actor) {
  requirePermission(actor, "numbers.see");
  return read(actor, async (tx) => {
    const { orgId } = actor;
    const hasNumber = tx
      .select({ one: sql`1` })
      .from(numbers)
      .where(
        and(
          eq(numbers.orgId, seats.orgId),
          eq(numbers.seatId, seats.id),
          inArray(numbers.state, ["requested", "bought", "unknown"]),
        ),
      );
    const free = await tx
      .select({ id: seats.id, extension: extensions.number, name: agents.name })
      .from(seats)
      .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
      .leftJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
      .leftJoin(agents, and(eq(agents.orgId, seats.orgId), eq(agents.id, seatOccupancies.agentId)))
      .where(
        and(
          eq(seats.orgId, orgId),
          isNull(seats.releasedAt),
          isNotNull(extensions.number),
          notExists(hasNumber),
          may(actor.role, "agents.grantAdmin") ? undefined : sql`${agents.role} is distinct from 'admin'`,
        ),
      )
      .orderBy(sql`length(${extensions.number})`, asc(extensions.number))
      .limit(mostSeats);
    const all = await tx
      .select({ id: routes.id, name: routes.name })
      .from(routes)
      .where(and(eq(routes.orgId, orgId), isNull(routes.deletedAt)))
      .orderBy(asc(routes.name));
    return { seats: free, routes: all };
  });
}
