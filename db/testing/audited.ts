import { and, eq } from "drizzle-orm";
import type { AuditAction } from "#lib/values/audit-action.ts";
import type { OrganisationId } from "#lib/values/ids.ts";
import { asSystem } from "../client.ts";
import { auditEntries } from "../schema/index.ts";

/** What the trail tells of this action in the organisation, the oldest first: who, and the details. */
export function audited({ orgId }: { orgId: OrganisationId }, action: AuditAction) {
  return asSystem("test", (tx) =>
    tx
      .select({ actorId: auditEntries.actorId, details: auditEntries.details })
      .from(auditEntries)
      .where(and(eq(auditEntries.orgId, orgId), eq(auditEntries.action, action)))
      .orderBy(auditEntries.id),
  );
}
