import { sql } from "drizzle-orm";
import { auditEntries } from "#db/schema/index.ts";
import { statement } from "#db/statement.ts";
import type { Tx } from "#db/tx.ts";
import { now } from "#lib/clock.ts";
import type { AuditAction, AuditDetails } from "#lib/values/audit-action.ts";
import type { AgentId, OrganisationId } from "#lib/values/ids.ts";
import { newId } from "#lib/values/ids.ts";

export interface AuditEntry<Action extends AuditAction> {
  orgId: OrganisationId;
  /** Null for the system and the operator. */
  actorId: AgentId | null;
  action: Action;
  /** The agent it was done to. */
  agentId?: AgentId;
  /** Plain facts; never a password, a token or a secret. */
  details?: AuditDetails<Action>;
}

/** Writes one line of the audit trail in the transaction of what it tells about. */
export async function record<Action extends AuditAction>(tx: Tx, entry: AuditEntry<Action>): Promise<void> {
  await write(tx, {
    orgId: entry.orgId,
    id: newId<"audit_entries">(),
    at: now(),
    actorId: entry.actorId,
    action: entry.action,
    agentId: entry.agentId ?? null,
    details: entry.details ?? {},
  });
}

const write = statement((tx) =>
  tx.insert(auditEntries).values({
    orgId: sql.placeholder("orgId"),
    id: sql.placeholder("id"),
    at: sql.placeholder("at"),
    actorId: sql.placeholder("actorId"),
    action: sql.placeholder("action"),
    agentId: sql.placeholder("agentId"),
    details: sql.placeholder("details"),
  }),
);
