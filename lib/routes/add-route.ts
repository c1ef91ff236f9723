import { change, type FormKey } from "#db/client.ts";
import { routes } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { newId, type RouteId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { RouteDraft } from "./draft-rules.ts";
import { judgeRoute, type RouteRefusal } from "./judge-route.ts";
import { rowOf, writeParts } from "./write-route.ts";

export interface AddRoute {
  key: FormKey;
  draft: RouteDraft;
}

/**
 * Adds a call route. For managers too. Refused when its name is another's, when it names an extension that no seat has, or when calls
 * would not end somewhere (`refusalToSave`); `whyRefused` tells the same with the field and the path.
 */
export function addRoute(
  actor: Actor,
  { key, draft }: AddRoute,
  at: Instant,
): Promise<Outcome<{ routeId: RouteId }, RouteRefusal | "form-already-used">> {
  const id = newId<"routes">();
  return change<{ routeId: RouteId }, RouteRefusal>(actor, "routes.change", { key, ...draft }, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const judged = await judgeRoute(tx, { id, version: null, draft });
    if (!judged.ok) return refused(judged.refusal);

    await tx.insert(routes).values({ orgId, id, ...rowOf(draft, judged), kind: draft.kind, createdAt: at });
    await writeParts(tx, id, judged);
    await record(tx, { orgId, actorId, action: "route.added", details: { route: draft.name, id } });
    return done({ routeId: id });
  });
}
