import { and, eq, max, sql } from "drizzle-orm";
import { change } from "#db/client.ts";
import { routeMembers, routes } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { lockSeatOf } from "#lib/seats/lock-seat-of.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { mostMembers } from "./judge-route.ts";
import { readGraph } from "./read-graph.ts";
import type { JoinRoute } from "./schema.ts";

export type JoinRouteRefusal = "route-not-there" | "no-seat-held" | "already-member" | "members-too-many";

/**
 * Adds an agent's seat to a ring group or queue, after its other members: the short way from the agent's page. For managers too. A member
 * more can break no rule of where calls end. Source: seed 004, "add agent to queue".
 */
export function joinRoute(
  actor: Actor,
  input: JoinRoute,
): Promise<Outcome<{ name: string }, JoinRouteRefusal | "form-already-used">> {
  return change<{ name: string }, JoinRouteRefusal>(actor, "routes.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const seat = await lockSeatOf(tx, input.agentId);
    if (!seat) return refused("no-seat-held");
    const route = (await readGraph(tx)).get(input.routeId);
    if (!route || route.kind === "ivr") return refused("route-not-there");
    if (route.members >= mostMembers) return refused("members-too-many");

    const ofRoute = and(eq(routeMembers.orgId, orgId), eq(routeMembers.routeId, route.id));
    const [last] = await tx
      .select({ position: max(routeMembers.position) })
      .from(routeMembers)
      .where(ofRoute);
    const position = (last?.position ?? 0) + 1;
    const joined = await tx
      .insert(routeMembers)
      .values({ orgId, routeId: route.id, seatId: seat.id, position })
      .onConflictDoNothing()
      .returning({ seatId: routeMembers.seatId });
    if (joined.length === 0) return refused("already-member");
    await tx
      .update(routes)
      .set({ version: sql`${routes.version} + 1` })
      .where(and(eq(routes.orgId, orgId), eq(routes.id, route.id)));
    const details = { route: route.name, id: route.id };
    await record(tx, { orgId, actorId, action: "route.changed", agentId: input.agentId, details });
    return done({ name: route.name });
  });
}
