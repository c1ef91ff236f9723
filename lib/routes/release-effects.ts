import { and, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numbers, routeMembers } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { SeatId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { destinationsOf } from "./graph-rules.ts";
import { readGraph } from "./read-graph.ts";

export interface ReleaseEffects {
  direct: PhoneNumber | null;
  /** The names of the call routes that the seat is a member of, that lead to it, and that would ring nobody without it. */
  memberOf: string[];
  ledFrom: string[];
  emptied: string[];
}

/** What a seat takes with it when it is released, and which call routes that changes; each is told before it is confirmed. */
export function releaseEffects(actor: Actor, seatId: SeatId): Promise<ReleaseEffects> {
  requirePermission(actor, "routes.see");
  const { orgId } = actor;
  return read(actor, async (tx) => {
    const [direct] = await tx
      .select({ number: numbers.number })
      .from(numbers)
      .where(and(eq(numbers.orgId, orgId), eq(numbers.seatId, seatId)));
    const joined = await tx
      .select({ routeId: routeMembers.routeId })
      .from(routeMembers)
      .where(and(eq(routeMembers.orgId, orgId), eq(routeMembers.seatId, seatId)));
    const isJoined = new Set(joined.map(({ routeId }) => routeId));
    const all = [...(await readGraph(tx)).values()];
    const memberOf = all.filter(({ id }) => isJoined.has(id));
    const ledFrom = all.filter((route) =>
      destinationsOf(route).some((to) => to.kind === "seat" && to.seatId === seatId),
    );
    return {
      direct: direct ? (direct.number as PhoneNumber) : null,
      memberOf: namesOf(memberOf),
      ledFrom: namesOf(ledFrom),
      emptied: namesOf(memberOf.filter(({ members }) => members === 1)),
    };
  });
}

const namesOf = (routes: readonly { name: string }[]) => routes.map(({ name }) => name);
