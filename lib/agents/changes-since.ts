import { and, asc, eq, gt, inArray, ne, or, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, auditEntries } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AuditAction } from "#lib/values/audit-action.ts";
import type { AgentId, Id } from "#lib/values/ids.ts";
import { refusalToEdit } from "./edit-rules.ts";
import type { EditAgent } from "./edit-schema.ts";
import { type EditField, editFields } from "./merge-rules.ts";
import { isOfRole } from "./rules.ts";

/** What a form that acts on an agent says of the row that it was drawn from. */
export type DrawnForm = Pick<EditAgent, "agentId" | "version" | "key">;

export interface ChangeSince {
  action: AuditAction;
  /** Which fields of the Edit form it changed. */
  fields: EditField[];
  /** Null for the system. */
  actorName: string | null;
}

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
 * Who changed what about the agent since this form was drawn, the oldest first, at most 20: of what is stored only which fields of
 * that form are others now, and only for whoever may open it (or might, were the account not closed meanwhile). An edit is known by
 * the version it made; anything else by its moment, since the form's key, like an entry's id, bears the time it was made.
 */
export function changesSince(actor: Actor, { agentId, version, key }: DrawnForm): Promise<ChangeSince[]> {
  requirePermission(actor, "agents.edit");
  return read(actor, async (tx) => {
    const refusal = refusalToEdit(actor, await findAccount(tx, agentId));
    if (isOfRole(refusal)) throw new NotAllowed("agents.edit");
    const entries = await tx
      .select({
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
      .limit(20);
    return entries.map(({ action, details, actorName }) => ({
      action,
      fields: tellsOfFields(action) ? editFields.filter((field) => detailOf(field) in details) : [],
      actorName,
    }));
  });
}

async function findAccount(tx: ActorTx, agentId: AgentId) {
  const [account] = await tx
    .select({ id: agents.id, role: agents.role, state: agents.state })
    .from(agents)
    .where(and(eq(agents.orgId, tx.actor.orgId), eq(agents.id, agentId)));
  return account ?? null;
}

function tellsOfFields(action: AuditAction): boolean {
  return action === "agent.edited" || action === "profile.changed";
}

/** What the audit trail calls it: a thing by its name, not by its id. */
function detailOf(field: EditField): string {
  if (field === "unitId") return "unit";
  return field === "locationId" ? "location" : field;
}
