import {
  and,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  lt,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, numbers, routes, seatOccupancies } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { matchingAgents } from "#lib/agents/matching-agents.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { hasText } from "#lib/find/has-text.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { digitsOf } from "#lib/values/search-key.ts";
import { lastOwnersOf } from "./last-owners.ts";
import type { NumberFilter, NumberUse } from "./list-filter.ts";

const numbersPerPage = 50;

export type NumberInList = Awaited<ReturnType<typeof listNumbers>>["rows"][number];

/**
 * The organisation's numbers, the newest first: each with what it belongs to and, in the pool, what it belonged to last. What could
 * not be bought and what was given back only when asked for. `isMore` when more people match the search than are looked at.
 */
export function listNumbers(actor: Actor, { q, use, after }: NumberFilter) {
  requirePermission(actor, "numbers.see");
  return read(actor, async (tx) => {
    const people = q && digitsOf(q) === "" ? await matchingAgents(tx, q) : null;
    const found = await tx
      .select({
        id: numbers.id,
        number: numbers.number,
        place: numbers.place,
        country: numbers.country,
        hasVoice: numbers.hasVoice,
        hasSms: numbers.hasSms,
        state: numbers.state,
        monthlyPrice: numbers.monthlyPrice,
        releaseOn: numbers.releaseOn,
        seatId: numbers.seatId,
        routeId: numbers.routeId,
        route: routes.name,
        extension: extensions.number,
        agentId: agents.id,
        name: agents.name,
      })
      .from(numbers)
      .leftJoin(routes, and(eq(routes.orgId, numbers.orgId), eq(routes.id, numbers.routeId)))
      .leftJoin(extensions, and(eq(extensions.orgId, numbers.orgId), eq(extensions.seatId, numbers.seatId)))
      .leftJoin(seatOccupancies, staysInNow(numbers.orgId, numbers.seatId))
      .leftJoin(agents, and(eq(agents.orgId, numbers.orgId), eq(agents.id, seatOccupancies.agentId)))
      .where(
        and(
          eq(numbers.orgId, actor.orgId),
          ofUse(use),
          q ? matching(tx, q, people?.ids ?? []) : undefined,
          after ? lt(numbers.id, sql`${after}::uuid`) : undefined,
        ),
      )
      .orderBy(desc(numbers.id))
      .limit(numbersPerPage + 1);
    const rows = found.slice(0, numbersPerPage);
    const free = rows.filter((row) => !row.seatId && !row.routeId).map(({ id }) => id);
    const lastOwners = await lastOwnersOf(tx, free);
    return {
      rows: rows.map((row) => ({ ...row, lastOwner: lastOwners.get(row.id) ?? null })),
      next: found.length > numbersPerPage ? (rows.at(-1)?.id ?? null) : null,
      isMore: people?.isMore ?? false,
    };
  });
}

function ofUse(use: NumberUse | null): SQL | undefined {
  const isBought = eq(numbers.state, "bought");
  switch (use) {
    case null:
      return notInArray(numbers.state, ["failed", "released"]);
    case "seat":
      return isNotNull(numbers.seatId);
    case "route":
      return isNotNull(numbers.routeId);
    case "pool":
      return and(isBought, isNull(numbers.seatId), isNull(numbers.routeId));
    case "leaving":
      return and(isBought, isNotNull(numbers.releaseOn));
    case "open":
      return inArray(numbers.state, ["requested", "unknown"]);
    case "gone":
      return inArray(numbers.state, ["failed", "released"]);
  }
}

/** By digits of the number, or by its place, its call route's name or those who hold its seat. */
function matching(tx: ActorTx, q: string, people: AgentId[]): SQL | undefined {
  const digits = digitsOf(q);
  if (digits) return sql`position(${digits} in ${numbers.number}) > 0`;
  const held = tx
    .select({ one: sql`1` })
    .from(seatOccupancies)
    .where(
      and(
        eq(seatOccupancies.orgId, numbers.orgId),
        eq(seatOccupancies.seatId, numbers.seatId),
        isNull(seatOccupancies.heldUntil),
        inArray(seatOccupancies.agentId, people),
      ),
    );
  return or(hasText(numbers.place, q), hasText(routes.name, q), people.length > 0 ? exists(held) : undefined);
}
