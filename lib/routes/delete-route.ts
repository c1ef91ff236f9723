import { and, eq, sql } from "drizzle-orm";
import { numbers, routes } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { tellLostCallerIds } from "#lib/seats/tell-lost-caller-ids.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { RouteId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { leadingTo } from "./graph-rules.ts";
import { readGraph } from "./read-graph.ts";
import type { DeleteRoute } from "./schema.ts";

export type DeleteRouteRefusal = "route-not-there" | "route-led-to";

/**
 * Deletes a call route that no other one leads to. For managers too. Its numbers go back to the pool, and seats that showed one of them
 * fall back (by triggers), which the trail tells; the row stays for the history of the numbers.
 */
export function deleteRoute(
  actor: Actor,
  input: DeleteRoute,
  at: Instant,
): Promise<Outcome<{ name: string }, DeleteRouteRefusal | "form-already-used">> {
  return changeSeats<{ name: string }, DeleteRouteRefusal>(actor, "routes.change", input, at, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const graph = await readGraph(tx);
    const route = graph.get(input.routeId);
    if (!route) return refused("route-not-there");
    if (leadingTo(graph, route.id).length > 0) return refused("route-led-to");

    await tellWhatGoes(tx, route);
    await tx
      .update(routes)
      .set({
        deletedAt: at,
        toKind: "hang-up",
        toSeatId: null,
        toRouteId: null,
        version: sql`${routes.version} + 1`,
      })
      .where(and(eq(routes.orgId, orgId), eq(routes.id, route.id)));
    const details = { route: route.name, id: route.id };
    await record(tx, { orgId, actorId, action: "route.deleted", details });
    return done({ name: route.name });
  });
}

/** The numbers that go back, and the seats that lose their caller ID, one line each. */
async function tellWhatGoes(tx: ActorTx, route: { id: RouteId; name: string }): Promise<void> {
  const { orgId, agentId: actorId } = tx.actor;
  const owned = await tx
    .select({ id: numbers.id, number: numbers.number })
    .from(numbers)
    .where(and(eq(numbers.orgId, orgId), eq(numbers.routeId, route.id)));
  await tellLostCallerIds(
    tx,
    { orgId, actorId },
    owned.map(({ id }) => id),
  );
  for (const { id, number } of owned) {
    const details = { number, route: route.name, id };
    await record(tx, { orgId, actorId, action: "number.unassigned", details });
  }
}
