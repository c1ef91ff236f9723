import { and, asc, eq, inArray, isNotNull, isNull, notExists, or, type SQL, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, numbers, routes, seatOccupancies, seats } from "#db/schema/index.ts";
import { may } from "#lib/auth/policy.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { hasText } from "#lib/find/has-text.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import { asciiDigits } from "#lib/values/digits.ts";
import type { SeatId } from "#lib/values/ids.ts";

/** More than that nobody looks through in a list. */
export const mostSeats = 500;

/**
 * The seats that have no direct number, by extension, and the call routes: whom the actor can give a number to. Of the seats those whose
 * extension or occupant holds what was typed, the first {@link mostSeats}; `wanted` stands before them, where it is one. `isMore` when
 * there are more.
 */
export function ownerChoices(
  actor: Actor,
  { q = "", wanted = null }: { q?: string; wanted?: SeatId | null } = {},
) {
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
          q ? or(holds(q), wanted ? eq(seats.id, wanted) : undefined) : undefined,
          may(actor.role, "agents.grantAdmin") ? undefined : sql`${agents.role} is distinct from 'admin'`,
        ),
      )
      .orderBy(
        sql`${seats.id} is distinct from ${wanted}`,
        sql`length(${extensions.number})`,
        asc(extensions.number),
      )
      .limit(mostSeats + 1);
    const all = await tx
      .select({ id: routes.id, name: routes.name })
      .from(routes)
      .where(and(eq(routes.orgId, orgId), isNull(routes.deletedAt)))
      .orderBy(asc(routes.name));
    return { seats: free.slice(0, mostSeats), isMore: free.length > mostSeats, routes: all };
  });
}

function holds(typed: string): SQL | undefined {
  return or(hasText(agents.name, typed), sql`strpos(${extensions.number}, ${asciiDigits(typed)}) > 0`);
}
