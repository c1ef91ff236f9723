import { and, asc, desc, eq, inArray, isNull, like, type SQL } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, campaigns, extensions, groups, numbers, routes, seatOccupancies } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { listAgents } from "#lib/agents/list-agents.ts";
import { AgentFilter } from "#lib/agents/list-filter.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import { digitsOf, searchKey } from "#lib/values/search-key.ts";
import { hasText } from "./has-text.ts";

/** Of each kind. */
const mostFound = 6;
const fewestDigits = 2;

export type Found = Awaited<ReturnType<typeof find>>;

/**
 * What goes by this name or number in the organisation, at most six of each kind: agents by part of name, e-mail or extension (as
 * /agents finds them), extensions and numbers by digits, call routes, groups and campaigns by part of the name. Nothing for nothing typed.
 */
export async function find(actor: Actor, q: string) {
  requirePermission(actor, "agents.see");
  requirePermission(actor, "extensions.see");
  requirePermission(actor, "numbers.see");
  requirePermission(actor, "routes.see");
  requirePermission(actor, "groups.see");
  requirePermission(actor, "campaigns.see");
  if (!searchKey(q))
    return { agents: [], extensions: [], numbers: [], routes: [], groups: [], campaigns: [] };
  return read(actor, async (tx) => ({
    agents: await findAgents(tx, q),
    extensions: await findExtensions(tx, digitsOf(q)),
    numbers: await findNumbers(tx, digitsOf(q)),
    routes: await findNamed(tx, routes, q, isNull(routes.deletedAt)),
    groups: await findNamed(tx, groups, q),
    campaigns: await findNamed(tx, campaigns, q),
  }));
}

async function findAgents(tx: ActorTx, q: string) {
  const { rows } = await listAgents(tx, AgentFilter.parse({ q }), null);
  return rows.slice(0, mostFound).map(({ id, name, email, extension }) => ({ id, name, email, extension }));
}

async function findExtensions(tx: ActorTx, digits: string) {
  if (digits.length < fewestDigits) return [];
  return tx
    .select({ id: extensions.id, number: extensions.number, holder: agents.name })
    .from(extensions)
    .leftJoin(seatOccupancies, staysInNow(extensions.orgId, extensions.seatId))
    .leftJoin(agents, and(eq(agents.orgId, extensions.orgId), eq(agents.id, seatOccupancies.agentId)))
    .where(and(eq(extensions.orgId, tx.actor.orgId), like(extensions.number, `${digits}%`)))
    .orderBy(asc(extensions.number))
    .limit(mostFound);
}

async function findNumbers(tx: ActorTx, digits: string) {
  if (digits.length < fewestDigits) return [];
  return tx
    .select({ id: numbers.id, number: numbers.number, place: numbers.place })
    .from(numbers)
    .where(
      and(
        eq(numbers.orgId, tx.actor.orgId),
        inArray(numbers.state, ["requested", "bought", "unknown"]),
        like(numbers.number, `%${digits}%`),
      ),
    )
    .orderBy(desc(numbers.id))
    .limit(mostFound);
}

async function findNamed(
  tx: ActorTx,
  table: typeof routes | typeof groups | typeof campaigns,
  q: string,
  which?: SQL,
) {
  return tx
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(and(eq(table.orgId, tx.actor.orgId), which, hasText(table.name, q)))
    .orderBy(asc(table.name))
    .limit(mostFound);
}
