import { read } from "#db/client.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type RouteId } from "#lib/values/ids.ts";
import type { RouteDraft } from "./draft-rules.ts";
import { type Judged, judgeRoute } from "./judge-route.ts";

export type Refused = Extract<Judged, { ok: false }>;

/**
 * Why a route cannot be saved, with the field, the loop's path or the extensions in question; null when it could be by now. Without
 * `saved` it is one to be added.
 */
export function whyRefused(
  actor: Actor,
  draft: RouteDraft,
  saved?: { routeId: RouteId; version: number },
): Promise<Refused | null> {
  requirePermission(actor, "routes.change");
  const id = saved?.routeId ?? newId<"routes">();
  return read(actor, async (tx) => {
    const judged = await judgeRoute(tx, { id, version: saved?.version ?? null, draft });
    return judged.ok ? null : judged;
  });
}
