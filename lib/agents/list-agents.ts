import { and, asc, desc, eq, isNull, like, type SQL, sql } from "drizzle-orm";
import { type ActorTx, read } from "#db/client.ts";
import { agentSearch, agents, extensions, seatOccupancies, seats, tiers, units } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import { searchKey } from "#lib/values/search-key.ts";
import { type AgentFilter, cursorOf, type ListPlace } from "./list-filter.ts";

export const agentsPerPage = 50;

/** One page of the organisation's agents by name, with the cursors of its neighbours (null where there are none). */
export async function listAgents(actor: Actor, filter: AgentFilter, place: ListPlace) {
  requirePermission(actor, "agents.see");
  const found = await read(actor, (tx) => selectAgents(tx, filter, place));
  const hasMore = found.length > agentsPerPage;
  const rows = found.slice(0, agentsPerPage);
  if (isBackwards(place)) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  const hasBefore = isBackwards(place) ? hasMore : place !== null;
  const hasAfter = isBackwards(place) ? place?.side === "before" : hasMore;
  return {
    rows,
    before: hasBefore && first ? cursorOf(first) : null,
    after: hasAfter && last ? cursorOf(last) : null,
  };
}

/** The list's one statement, apart so that a test can ask the database how it would run it. */
export function selectAgents(tx: ActorTx, filter: AgentFilter, place: ListPlace) {
  const query = tx
    .select({
      id: agents.id,
      name: agents.name,
      nameKey: agents.nameKey,
      email: agents.email,
      role: agents.role,
      state: agents.state,
      lastSignInAt: agents.lastSignInAt,
      tier: tiers.name,
      extension: extensions.number,
      unit: units.name,
    })
    .from(agents)
    .leftJoin(
      seatOccupancies,
      and(
        eq(seatOccupancies.orgId, agents.orgId),
        eq(seatOccupancies.agentId, agents.id),
        isNull(seatOccupancies.heldUntil),
      ),
    )
    .leftJoin(seats, and(eq(seats.orgId, seatOccupancies.orgId), eq(seats.id, seatOccupancies.seatId)))
    .leftJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .leftJoin(units, and(eq(units.orgId, agents.orgId), eq(units.id, agents.unitId)))
    .$dynamic();
  if (filter.q) {
    query.innerJoin(
      agentSearch,
      and(
        eq(agentSearch.orgId, tx.actor.orgId),
        eq(agentSearch.agentId, agents.id),
        like(agentSearch.haystack, searchPattern(filter.q)),
      ),
    );
  }
  return query
    .where(and(eq(agents.orgId, tx.actor.orgId), ...conditions(filter), beyond(place)))
    .orderBy(
      ...(isBackwards(place)
        ? [desc(agents.nameKey), desc(agents.id)]
        : [asc(agents.nameKey), asc(agents.id)]),
    )
    .limit(agentsPerPage + 1);
}

/**
 * LIKE pattern over the search text. Three letters or more match anywhere, through the trigram index; one or two match where a
 * word begins, since a shorter piece has no trigram of its own. What a person types has no wildcards.
 */
export function searchPattern(typed: string): string {
  const key = searchKey(typed).replace(/[\\%_]/g, (character) => `\\${character}`);
  return searchKey(typed).length < 3 ? `% ${key}%` : `%${key}%`;
}

function conditions(filter: AgentFilter): SQL[] {
  // A literal, not a parameter: only so does the planner see that the partial index on accounts that are not closed fits.
  const byState =
    filter.state === "Closed" ? sql`${agents.state} = 'Closed'` : sql`${agents.state} <> 'Closed'`;
  const all = [byState];
  if (filter.state && filter.state !== "Closed") all.push(eq(agents.state, filter.state));
  if (filter.role) all.push(eq(agents.role, filter.role));
  if (filter.tier) all.push(eq(seats.tierId, filter.tier));
  if (filter.unit) all.push(eq(agents.unitId, filter.unit));
  return all;
}

function isBackwards(place: ListPlace): boolean {
  return place?.side === "before" || place?.side === "end";
}

function beyond(place: ListPlace): SQL | undefined {
  if (place?.side === "after")
    return sql`(${agents.nameKey}, ${agents.id}) > (${place.nameKey}, ${place.id}::uuid)`;
  if (place?.side === "before")
    return sql`(${agents.nameKey}, ${agents.id}) < (${place.nameKey}, ${place.id}::uuid)`;
  return undefined;
}
