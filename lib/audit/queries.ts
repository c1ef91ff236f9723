import { and, desc, eq, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { read } from "#db/client.ts";
import { agents, auditEntries } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AuditAction } from "#lib/values/audit-action.ts";
import type { AgentId, Id } from "#lib/values/ids.ts";

export const entriesPerPage = 50;

export interface AuditFilter {
  agentId: AgentId | null;
  /** Only entries older than this one. */
  before: Id<"audit_entries"> | null;
}

/** The audit trail, newest first, with the names of who did it and to whom. For admins. */
export async function listAudit(actor: Actor, filter: AuditFilter) {
  requirePermission(actor, "audit.see");
  const subject = alias(agents, "subject");

  const found = await read(actor, (tx) =>
    tx
      .select({
        id: auditEntries.id,
        at: auditEntries.at,
        action: auditEntries.action,
        details: auditEntries.details,
        actorName: agents.name,
        agentId: auditEntries.agentId,
        agentName: subject.name,
      })
      .from(auditEntries)
      .leftJoin(agents, and(eq(agents.orgId, auditEntries.orgId), eq(agents.id, auditEntries.actorId)))
      .leftJoin(subject, and(eq(subject.orgId, auditEntries.orgId), eq(subject.id, auditEntries.agentId)))
      .where(
        and(
          eq(auditEntries.orgId, actor.orgId),
          filter.agentId ? eq(auditEntries.agentId, filter.agentId) : undefined,
          filter.before ? lt(auditEntries.id, filter.before) : undefined,
        ),
      )
      .orderBy(desc(auditEntries.id))
      .limit(entriesPerPage + 1),
  );
  const rows = found.slice(0, entriesPerPage);
  return { rows, older: found.length > entriesPerPage ? (rows.at(-1)?.id ?? null) : null };
}

/** The action's name as a message key: dots would nest. */
export function messageKeyOf<Action extends AuditAction>(action: Action) {
  return action.replaceAll(".", "-") as Dashed<Action>;
}

type Dashed<Action extends string> = Action extends `${infer Noun}.${infer Verb}`
  ? `${Noun}-${Verb}`
  : Action;
