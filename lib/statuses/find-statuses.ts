import { and, asc, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, currentStatuses, statuses } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, StatusId } from "#lib/values/ids.ts";
import { readStatuses, readWithheld, type StatusRow } from "./read-statuses.ts";

/** No confirmation names more people. */
const mostNamed = 10;

/** The organisation's statuses in its order, for its settings. */
export function listStatuses(actor: Actor): Promise<StatusRow[]> {
  requirePermission(actor, "settings.change");
  return read(actor, readStatuses);
}

export type StatusDetails = NonNullable<Awaited<ReturnType<typeof findStatus>>>;

/** One status with who is in it now; one that was deleted too; null when there is none, or it is another organisation's. */
export function findStatus(actor: Actor, id: StatusId) {
  requirePermission(actor, "settings.change");
  const { orgId } = actor;
  return read(actor, async (tx) => {
    const [row] = await tx
      .select()
      .from(statuses)
      .where(and(eq(statuses.orgId, orgId), eq(statuses.id, id)));
    if (!row) return null;
    const [first] = await readStatuses(tx);
    const isIn = and(eq(currentStatuses.orgId, orgId), eq(currentStatuses.statusId, id));
    const people = await tx
      .select({ id: agents.id, name: agents.name })
      .from(currentStatuses)
      .innerJoin(agents, and(eq(agents.orgId, currentStatuses.orgId), eq(agents.id, currentStatuses.agentId)))
      .where(isIn)
      .orderBy(asc(agents.nameKey), asc(agents.id))
      .limit(mostNamed);
    return {
      ...row,
      isFirst: first?.id === id,
      first: first ?? null,
      people,
      peopleCount: await tx.$count(currentStatuses, isIn),
    };
  });
}

/** The statuses that one may be offered or not, and which of them this person is not; the first of all is everybody's. */
export function findOffered(actor: Actor, agentId: AgentId) {
  requirePermission(actor, "statuses.offer");
  return read(actor, async (tx) => {
    const [all, withheld] = [await readStatuses(tx), await readWithheld(tx, agentId)];
    const [first, ...others] = all;
    return {
      first: first ?? null,
      statuses: others
        .filter(({ isChosenByHand }) => isChosenByHand)
        .map((status) => ({ ...status, isOffered: !withheld.has(status.id) })),
    };
  });
}
