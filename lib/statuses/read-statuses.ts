import { and, asc, eq, isNull } from "drizzle-orm";
import { statuses, withheldStatuses } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { AgentId, StatusId } from "#lib/values/ids.ts";

export type StatusRow = Awaited<ReturnType<typeof readStatuses>>[number];

/** The organisation's statuses that are not deleted, in its order. */
export function readStatuses(tx: ActorTx) {
  return tx
    .select({
      id: statuses.id,
      name: statuses.name,
      translations: statuses.translations,
      colour: statuses.colour,
      takesCalls: statuses.takesCalls,
      isChosenByHand: statuses.isChosenByHand,
      position: statuses.position,
      version: statuses.version,
    })
    .from(statuses)
    .where(and(eq(statuses.orgId, tx.actor.orgId), isNull(statuses.deletedAt)))
    .orderBy(asc(statuses.position), asc(statuses.id));
}

/** What this person's own menu does not offer. */
export async function readWithheld(tx: ActorTx, agentId: AgentId): Promise<Set<StatusId>> {
  const rows = await tx
    .select({ statusId: withheldStatuses.statusId })
    .from(withheldStatuses)
    .where(and(eq(withheldStatuses.orgId, tx.actor.orgId), eq(withheldStatuses.agentId, agentId)));
  return new Set(rows.map(({ statusId }) => statusId));
}
