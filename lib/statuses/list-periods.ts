import { and, desc, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { statuses, statusPeriods } from "#db/schema/index.ts";
import { may } from "#lib/auth/policy.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

/** No page shows more. */
export const mostPeriods = 20;

/**
 * The statuses that somebody chose last, the latest first, deleted ones too: the own ones for everybody, another's for managers. In
 * between it was the organisation's first, or nobody was signed in. `until` is null while it lasts; real time.
 */
export function listPeriods(actor: Actor, agentId: AgentId) {
  if (!may(actor.role, "statuses.see") && agentId !== actor.agentId) throw new NotAllowed("statuses.see");
  const { orgId } = actor;
  return read(actor, (tx) =>
    tx
      .select({
        name: statuses.name,
        translations: statuses.translations,
        colour: statuses.colour,
        takesCalls: statuses.takesCalls,
        from: statusPeriods.heldFrom,
        until: statusPeriods.heldUntil,
      })
      .from(statusPeriods)
      .innerJoin(
        statuses,
        and(eq(statuses.orgId, statusPeriods.orgId), eq(statuses.id, statusPeriods.statusId)),
      )
      .where(and(eq(statusPeriods.orgId, orgId), eq(statusPeriods.agentId, agentId)))
      .orderBy(desc(statusPeriods.heldFrom))
      .limit(mostPeriods),
  );
}
