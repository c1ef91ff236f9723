import { and, asc, count, eq, isNull } from "drizzle-orm";
import { routeKeys, routeMembers, routes } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { RouteId, SeatId } from "#lib/values/ids.ts";
import type { Destination, RouteNode } from "./graph-rules.ts";
import { keyNames, keySign } from "./route-fields-schema.ts";

export type SavedRoute = NonNullable<ReturnType<Awaited<ReturnType<typeof readGraph>>["get"]>>;

/** Every call route of the organisation by its id, in the order of their names; at most `mostRoutes`, so all at once. */
export async function readGraph(tx: ActorTx) {
  const { orgId } = tx.actor;
  // One after the other: a transaction has one connection.
  const rows = await tx
    .select()
    .from(routes)
    .where(and(eq(routes.orgId, orgId), isNull(routes.deletedAt)))
    .orderBy(asc(routes.name));
  const keys = await tx.select().from(routeKeys).where(eq(routeKeys.orgId, orgId));
  const counted = await tx
    .select({ routeId: routeMembers.routeId, members: count() })
    .from(routeMembers)
    .where(eq(routeMembers.orgId, orgId))
    .groupBy(routeMembers.routeId);

  const membersOf = new Map(counted.map(({ routeId, members }) => [routeId, members]));
  const keysOf = new Map<RouteId, typeof keys>();
  for (const key of keys) keysOf.set(key.routeId, [...(keysOf.get(key.routeId) ?? []), key]);
  const savedOf = ({ toKind, toSeatId, toRouteId, ...route }: (typeof rows)[number]) => ({
    ...route,
    members: membersOf.get(route.id) ?? 0,
    keys: asOnPhone(keysOf.get(route.id) ?? []),
    otherwise: destinationOf({ toKind, toSeatId, toRouteId }),
  });
  return new Map(rows.map((row) => [row.id, savedOf(row) satisfies RouteNode]));
}

/** How a destination stands in a row; what is chosen now is no lost seat's any more. */
export function columnsOf(to: Destination) {
  return {
    toKind: to.kind,
    toSeatId: to.kind === "seat" ? to.seatId : null,
    toRouteId: to.kind === "route" ? to.routeId : null,
    lostSeatId: null,
  };
}

interface DestinationColumns {
  toKind: Destination["kind"];
  toSeatId: SeatId | null;
  toRouteId: RouteId | null;
}

function destinationOf({ toKind, toSeatId, toRouteId }: DestinationColumns): Destination {
  if (toKind === "seat" && toSeatId) return { kind: "seat", seatId: toSeatId };
  if (toKind === "route" && toRouteId) return { kind: "route", routeId: toRouteId };
  return { kind: toKind === "voicemail" ? "voicemail" : "hang-up" };
}

const places = new Map(keyNames.map((name, place) => [keySign(name), place]));

function asOnPhone(keys: (typeof routeKeys.$inferSelect)[]) {
  return keys
    .map(({ key, lostSeatId, ...columns }) => ({ key, lostSeatId, to: destinationOf(columns) }))
    .sort((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0));
}
