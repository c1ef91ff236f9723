import { and, eq, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { currentStatuses } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { StatusId } from "#lib/values/ids.ts";
import { readStatuses, readWithheld, type StatusRow } from "./read-statuses.ts";
import { offeredOf } from "./rules.ts";

export interface OwnStatus {
  /** What the actor may choose now, in the organisation's order; and the present one, should it not be offered any more. */
  statuses: StatusRow[];
  /** The one chosen, else the organisation's first; null where it has none. */
  currentId: StatusId | null;
  /** Since it was chosen; without a choice since the actor signed in. Real time. */
  since: Instant | null;
}

/** The organisation's statuses that the actor is offered, and which of them the actor has. */
export function findOwnStatus(actor: Actor): Promise<OwnStatus> {
  requirePermission(actor, "status.own");
  const { orgId, agentId } = actor;
  return read(actor, async (tx) => {
    const [all, withheld, [chosen], [signedIn]] = await Promise.all([
      readStatuses(tx),
      readWithheld(tx, agentId),
      tx
        .select({ statusId: currentStatuses.statusId, since: currentStatuses.since })
        .from(currentStatuses)
        .where(and(eq(currentStatuses.orgId, orgId), eq(currentStatuses.agentId, agentId))),
      tx.execute<{ since: string | null }>(sql`select signed_in_since(${orgId}, ${agentId})::text as since`),
    ]);
    const offered = new Set(offeredOf(all, withheld).map(({ id }) => id));
    const currentId = chosen?.statusId ?? all[0]?.id ?? null;
    const signedInSince = signedIn?.since ? new Date(signedIn.since) : null;
    return {
      statuses: all.filter(({ id }) => offered.has(id) || id === currentId),
      currentId,
      since: chosen?.since ?? signedInSince,
    };
  });
}
