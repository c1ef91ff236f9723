import { and, eq } from "drizzle-orm";
import { routeKeys, routeMembers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { RouteId } from "#lib/values/ids.ts";
import type { RouteDraft } from "./draft-rules.ts";
import type { Judged } from "./judge-route.ts";
import { columnsOf } from "./read-graph.ts";

type Fit = Extract<Judged, { ok: true }>;

/** A route's own row, but for its kind, which stays. */
export function rowOf(draft: RouteDraft, { otherwise }: Fit) {
  const { name, distribution, ringSeconds, maxWaitSeconds, hasVoicemail, greeting } = draft;
  return {
    name,
    distribution,
    ringSeconds,
    maxWaitSeconds,
    hasVoicemail,
    greeting,
    ...columnsOf(otherwise),
  };
}

/** The members in their order, and the keys. */
export async function writeParts(tx: ActorTx, routeId: RouteId, { members, keys }: Fit): Promise<void> {
  const { orgId } = tx.actor;
  if (members.length > 0) {
    await tx
      .insert(routeMembers)
      .values(members.map((member, index) => ({ orgId, routeId, ...member, position: index + 1 })));
  }
  if (keys.length > 0) {
    await tx.insert(routeKeys).values(keys.map(({ key, to }) => ({ orgId, routeId, key, ...columnsOf(to) })));
  }
}

export async function takePartsAway(tx: ActorTx, routeId: RouteId): Promise<void> {
  const { orgId } = tx.actor;
  await tx.delete(routeMembers).where(and(eq(routeMembers.orgId, orgId), eq(routeMembers.routeId, routeId)));
  await tx.delete(routeKeys).where(and(eq(routeKeys.orgId, orgId), eq(routeKeys.routeId, routeId)));
}
