import { and, eq, sql } from "drizzle-orm";
import { change } from "#db/client.ts";
import { routes } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { RouteId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { AddRoute } from "./add-route.ts";
import { judgeRoute, type RouteRefusal } from "./judge-route.ts";
import { rowOf, takePartsAway, writeParts } from "./write-route.ts";

export interface ChangeRoute extends AddRoute {
  routeId: RouteId;
  version: number;
}

/**
 * Changes a call route, its members and where it leads, as one. For managers too. Refused like adding it, and as `changed-meanwhile`
 * when somebody else saved it, or a seat of it was released, since the form was drawn.
 */
export function changeRoute(
  actor: Actor,
  { key, routeId, version, draft }: ChangeRoute,
): Promise<Outcome<null, RouteRefusal | "form-already-used">> {
  const input = { key, routeId, version, ...draft };
  return change<null, RouteRefusal>(actor, "routes.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const judged = await judgeRoute(tx, { id: routeId, version, draft });
    if (!judged.ok) return refused(judged.refusal);

    await tx
      .update(routes)
      .set({ ...rowOf(draft, judged), version: sql`${routes.version} + 1` })
      .where(and(eq(routes.orgId, orgId), eq(routes.id, routeId)));
    await takePartsAway(tx, routeId);
    await writeParts(tx, routeId, judged);
    const { name } = judged.before ?? draft;
    const renamed = name !== draft.name && { nameBefore: name };
    const details = { route: draft.name, ...renamed, id: routeId };
    await record(tx, { orgId, actorId, action: "route.changed", details });
    return done(null);
  });
}
