import { and, asc, eq, gt, inArray, ne, or, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, auditEntries } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AuditAction } from "#lib/values/audit-action.ts";
import type { Id } from "#lib/values/ids.ts";
import type { EditAgent } from "./edit-schema.ts";

/** What a form that acts on an agent says of the row that it was drawn from. */
export type DrawnForm = Pick<EditAgent, "agentId" | "version" | "key">;

/** What changes a person's row or takes the seat from under the form, and tells of it. */
const changing = [
  "agent.edited",
  "profile.changed",
  "agent.started",
  "agent.deactivated",
  "agent.reactivated",
  "agent.deleted",
  "agent.replaced",
  "agent.restored",
  "seat.left",
  "seat.taken",
  "group.joined",
  "group.left",
] as const satisfies AuditAction[];

/**
 * Who changed what about the agent since this form was drawn, the oldest first, at most 20. An edit is known by the version it made;
 * anything else by its moment, since the form's key, like an entry's id, bears the time it was made.
 */
export function changesSince(actor: Actor, { agentId, version, key }: DrawnForm) {
  requirePermission(actor, "agents.edit");
  return read(actor, (tx) =>
    tx
      .select({
        id: auditEntries.id,
        action: auditEntries.action,
        details: auditEntries.details,
        actorName: agents.name,
      })
      .from(auditEntries)
      .leftJoin(agents, and(eq(agents.orgId, auditEntries.orgId), eq(agents.id, auditEntries.actorId)))
      .where(
        and(
          eq(auditEntries.orgId, actor.orgId),
          eq(auditEntries.agentId, agentId),
          inArray(auditEntries.action, [...changing]),
          or(
            sql`(${auditEntries.details} ->> 'version')::int > ${version}`,
            and(
              ne(auditEntries.action, "agent.edited"),
              gt(auditEntries.id, key as string as Id<"audit_entries">),
            ),
          ),
        ),
      )
      .orderBy(asc(auditEntries.id))
      .limit(20),
  );
}
