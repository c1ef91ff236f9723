import { and, desc, eq, inArray, lt, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { read } from "#db/client.ts";
import { newestOfAll, newestRowsOf } from "#db/newest-rows.ts";
import { agents, auditEntries } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { type Matching, matchingAgents } from "#lib/agents/matching-agents.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, Id } from "#lib/values/ids.ts";

export const entriesPerPage = 50;

type EntryId = Id<"audit_entries">;

export interface AuditFilter {
  /** Part of the name or e-mail of who did it or to whom it was done; nothing when empty. */
  q: string;
  agentId: AgentId | null;
  /** Only entries older than this one. */
  before: EntryId | null;
}

/**
 * The audit trail, newest first, with the names of who did it and to whom. `isMore` when more people match the search than are
 * looked at. For admins.
 */
export async function listAudit(actor: Actor, filter: AuditFilter) {
  requirePermission(actor, "audit.see");
  const { found, people } = await read(actor, async (tx) => {
    const people = filter.q ? await matchingAgents(tx, filter.q) : null;
    const ids =
      people && (await tx.execute<{ id: EntryId }>(newestOf(tx, filter, people))).map(({ id }) => id);
    return { found: await selectEntries(tx, filter, ids), people };
  });
  const rows = found.slice(0, entriesPerPage);
  return {
    rows,
    older: found.length > entriesPerPage ? (rows.at(-1)?.id ?? null) : null,
    isMore: people?.isMore ?? false,
  };
}

function selectEntries(tx: ActorTx, filter: AuditFilter, ids: EntryId[] | null) {
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
        ids ? inArray(auditEntries.id, ids) : undefined,
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(entriesPerPage + 1);
}

/** A page's worth of what these people did and of what was done to them; apart so that a test can ask how it would run. */
export function newestOf({ actor: { orgId } }: ActorTx, filter: AuditFilter, { ids }: Matching): SQL {
  const also = and(
    filter.agentId ? eq(auditEntries.agentId, filter.agentId) : undefined,
    filter.before ? lt(auditEntries.id, filter.before) : undefined,
  );
  const of = (owner: typeof auditEntries.actorId | typeof auditEntries.agentId) =>
    newestRowsOf(ids, { table: auditEntries, owner, orgId, also, most: entriesPerPage + 1 });
  return newestOfAll([of(auditEntries.actorId), of(auditEntries.agentId)], entriesPerPage + 1);
}
