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
  await write(tx, rowOf(entry));
}

const rowsAtOnce = 500;

/** The same for many lines, in as few statements as they need: they are written under the organisation's lock. */
export async function recordAll<Action extends AuditAction>(
  tx: Tx,
  entries: readonly AuditEntry<Action>[],
): Promise<void> {
  for (let i = 0; i < entries.length; i += rowsAtOnce)
    await tx.insert(auditEntries).values(entries.slice(i, i + rowsAtOnce).map(rowOf));
}

function rowOf<Action extends AuditAction>(entry: AuditEntry<Action>) {
  return {
    orgId: entry.orgId,
    id: newId<"audit_entries">(),
    at: now(),
    actorId: entry.actorId,
    action: entry.action,
    agentId: entry.agentId ?? null,
    details: entry.details ?? {},
  };
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
