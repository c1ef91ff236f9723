import { and, eq, isNull, like, or, type SQL, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, groupMembers, seatOccupancies, seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { GroupId } from "#lib/values/ids.ts";
import { searchKey } from "#lib/values/search-key.ts";
import type { SeatsFilter } from "./list-filter.ts";
import { seatsPerPage } from "./schema.ts";

export type ListedSeat = Awaited<ReturnType<typeof listSeats>>["rows"][number];

/**
 * A page of the organisation's seats by extension, those without one last, each with who sits there and whether it is in the group. `next`
 * is the place that the next page comes after.
 */
export function listSeats(actor: Actor, groupId: GroupId, filter: SeatsFilter) {
  requirePermission(actor, "groups.see");
  return read(actor, async (tx) => {
    const found = await selectSeats(tx, groupId, filter);
    const rows = found.slice(0, seatsPerPage);
    const last = found.length > seatsPerPage ? rows.at(-1) : undefined;
    return { rows, next: last ? `${last.extension ?? ""}.${last.id}` : null };
  });
}

/** The list's one statement, apart so that a test can ask the database how it would run it. */
export function selectSeats(tx: ActorTx, groupId: GroupId, { q, show, after }: SeatsFilter) {
  const { orgId } = tx.actor;
  const isIn = sql<boolean>`${groupMembers.seatId} is not null`;
  const conditions: (SQL | undefined)[] = [eq(seats.orgId, orgId), isNull(seats.releasedAt)];
  if (q)
    conditions.push(or(like(agents.nameKey, holding(searchKey(q))), like(extensions.number, holding(q))));
  if (show) conditions.push(show === "in" ? isIn : sql`${groupMembers.seatId} is null`);
  if (after)
    conditions.push(sql`(${place}, ${seats.id}) > (${placeOf(sql`${after[0]}::text`)}, ${after[1]}::uuid)`);
  return tx
    .select({
      id: seats.id,
      extension: extensions.number,
      name: agents.name,
      isIn,
    })
    .from(seats)
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .leftJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
    .leftJoin(agents, and(eq(agents.orgId, seats.orgId), eq(agents.id, seatOccupancies.agentId)))
    .leftJoin(
      groupMembers,
      and(
        eq(groupMembers.orgId, seats.orgId),
        eq(groupMembers.seatId, seats.id),
        eq(groupMembers.groupId, groupId),
      ),
    )
    .where(and(...conditions))
    .orderBy(place, seats.id)
    .limit(seatsPerPage + 1);
}

/** By number, so that 99 comes before 100; an extension has at most six digits. */
const placeOf = (number: SQL) => sql`coalesce(nullif(${number}, '')::int, 1000000)`;
const place = placeOf(sql`${extensions.number}`);

/** What a person types has no wildcards. */
function holding(typed: string): string {
  return `%${typed.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
