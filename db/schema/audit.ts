import { foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { AuditAction } from "#lib/values/audit-action.ts";
import { idColumn, instant, orgId, ownId } from "./columns.ts";
import { organisations } from "./organisations.ts";

/** Who did what to whom, when. Append-only by trigger; never holds a password, token or secret. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    orgId: orgId(),
    id: ownId<"audit_entries">(),
    at: instant().notNull(),
    /** Null for the system itself and for the operator. */
    actorId: idColumn<"agents">(),
    action: text().$type<AuditAction>().notNull(),
    /** The agent it was done to, where there is one. */
    agentId: idColumn<"agents">(),
    details: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organisations.id] }),
    index("audit_entries_by_agent").on(t.orgId, t.agentId, t.id),
    index("audit_entries_by_actor").on(t.orgId, t.actorId, t.id),
  ],
);
