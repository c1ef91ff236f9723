import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { read } from "#db/client.ts";
import { newestRowsOf } from "#db/newest-rows.ts";
import { agents, auditEntries } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { type Matching, matchingAgents } from "#lib/agents/matching-agents.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, Id } from "#lib/values/ids.ts";

export const entriesPerPage = 50;

export interface AuditFilter {
  /** Part of the name or e-mail of who did it or to whom it was done; nothing when empty. */
  q: string;
  agentId: AgentId | null;
  /** Only entries older than this one. */
  before: Id<"audit_entries"> | null;
}

/**
 * The audit trail, newest first, with the names of who did it and to whom. `isMore` when more people match the search than are
 * looked at. For admins.
 */
export async function listAudit(actor: Actor, filter: AuditFilter) {
  requirePermission(actor, "audit.see");
  const { found, people } = await read(actor, async (tx) => {
    const people = filter.q ? await matchingAgents(tx, filter.q) : null;
    return { found: await selectEntries(tx, filter, people), people };
  });
  const rows = found.slice(0, entriesPerPage);
  return {
    rows,
    older: found.length > entriesPerPage ? (rows.at(-1)?.id ?? null) : null,
    isMore: people?.isMore ?? false,
  };
}

/** The list's statement, apart so that a test can ask the database how it would run it. */
export function selectEntries(tx: ActorTx, filter: AuditFilter, people: Matching | null) {
  const subject = alias(agents, "subject");
  return tx
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      details: auditEntries.details,
      actorId: auditEntries.actorId,
      actorName: agents.name,
      agentId: auditEntries.agentId,
      agentName: subject.name,
    })
    .from(auditEntries)
    .leftJoin(agents, and(eq(agents.orgId, auditEntries.orgId), eq(agents.id, auditEntries.actorId)))
    .leftJoin(subject, and(eq(subject.orgId, auditEntries.orgId), eq(subject.id, auditEntries.agentId)))
    .where(
      and(
        eq(auditEntries.orgId, tx.actor.orgId),
        filter.agentId ? eq(auditEntries.agentId, filter.agentId) : undefined,
        filter.before ? lt(auditEntries.id, filter.before) : undefined,
        people ? inArray(auditEntries.id, newestOf(tx, filter, people)) : undefined,
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(entriesPerPage + 1);
}

/** Of each of these people a page's worth of what they did and of what was done to them. */
function newestOf({ actor: { orgId } }: ActorTx, filter: AuditFilter, { ids }: Matching): SQL {
  const also = and(
    filter.agentId ? eq(auditEntries.agentId, filter.agentId) : undefined,
    filter.before ? lt(auditEntries.id, filter.before) : undefined,
  );
  const of = (person: typeof auditEntries.actorId | typeof auditEntries.agentId) =>
    newestRowsOf(ids, { table: auditEntries, person, orgId, also, most: entriesPerPage + 1 });
  return sql`(${of(auditEntries.actorId)} union all ${of(auditEntries.agentId)})`;
}
