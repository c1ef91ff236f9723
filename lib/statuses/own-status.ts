import { and, asc, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { currentStatuses, statuses } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { StatusId } from "#lib/values/ids.ts";

export interface OwnStatus {
  statuses: { id: StatusId; name: string; takesCalls: boolean }[];
  /** The one chosen, else the organisation's first; null where it has none. */
  currentId: StatusId | null;
}

/** The organisation's statuses in its own order, and which of them the actor has. */
export async function findOwnStatus(actor: Actor): Promise<OwnStatus> {
  requirePermission(actor, "status.own");
  const { orgId, agentId } = actor;
  const rows = await read(actor, (tx) =>
    tx
      .select({
        id: statuses.id,
        name: statuses.name,
        takesCalls: statuses.takesCalls,
        chosenBy: currentStatuses.agentId,
      })
      .from(statuses)
      .leftJoin(
        currentStatuses,
        and(
          eq(currentStatuses.orgId, statuses.orgId),
          eq(currentStatuses.statusId, statuses.id),
          eq(currentStatuses.agentId, agentId),
        ),
      )
      .where(eq(statuses.orgId, orgId))
      .orderBy(asc(statuses.position)),
  );
  const current = rows.find(({ chosenBy }) => chosenBy) ?? rows[0];
  return {
    statuses: rows.map(({ chosenBy: _chosenBy, ...status }) => status),
    currentId: current?.id ?? null,
  };
}
