import { and, asc, count, eq, inArray, isNotNull, isNull, ne, notInArray, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numbers, routeMembers, routes, seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { RouteId, SeatId } from "#lib/values/ids.ts";
import { destinationsOf, leadingTo } from "./graph-rules.ts";
import { readMembers } from "./judge-route.ts";
import { readRouteNumbers } from "./list-routes.ts";
import { pictureOf, routesIn } from "./picture-rules.ts";
import { readGraph, type SavedRoute } from "./read-graph.ts";
import { readSeatNames, type SeatName } from "./seat-names.ts";

export type RouteDetails = NonNullable<Awaited<ReturnType<typeof findRoute>>>;

/** One call route with its members, its numbers and what leads to it; null when there is none, or it is another organisation's. */
export function findRoute(actor: Actor, id: RouteId) {
  requirePermission(actor, "routes.see");
  return read(actor, async (tx) => {
    const graph = await readGraph(tx);
    const route = graph.get(id);
    if (!route) return null;
    const members = await readMembers(tx, id);
    const seatNames = await readSeatNames(tx, [...members.map(({ seatId }) => seatId), ...seatsOf(route)]);
    return {
      ...route,
      memberRows: members.flatMap(({ seatId, priority }) => {
        const seat = seatNames.get(seatId);
        return seat ? [{ seat, priority }] : [];
      }),
      seatNames,
      numbers: (await readRouteNumbers(tx)).get(id) ?? [],
      ledBy: leadingTo(graph, id).map(({ id, name }) => ({ id, name })),
      shownBy: await countShowing(tx, id),
    };
  });
}

/** Every other call route by name, as a form offers them. */
export function listDestinations(actor: Actor, except: RouteId | null) {
  requirePermission(actor, "routes.see");
  return read(actor, async (tx) =>
    [...(await readGraph(tx)).values()].flatMap(({ id, name }) => (id === except ? [] : [{ id, name }])),
  );
}

/** The ring groups and queues that this seat is no member of, by name. */
export function listJoinable(actor: Actor, seatId: SeatId): Promise<{ id: RouteId; name: string }[]> {
  requirePermission(actor, "routes.see");
  const { orgId } = actor;
  return read(actor, (tx) => {
    const joined = tx
      .select({ routeId: routeMembers.routeId })
      .from(routeMembers)
      .where(and(eq(routeMembers.orgId, orgId), eq(routeMembers.seatId, seatId)));
    return tx
      .select({ id: routes.id, name: routes.name })
      .from(routes)
      .where(
        and(
          eq(routes.orgId, orgId),
          isNull(routes.deletedAt),
          ne(routes.kind, "ivr"),
          notInArray(routes.id, joined),
        ),
      )
      .orderBy(asc(routes.name));
  });
}

/** What a deleted call route was called; null for one that is there, or of another organisation. */
export function findDeletedName(actor: Actor, id: RouteId): Promise<string | null> {
  requirePermission(actor, "routes.see");
  return read(actor, async (tx) => {
    const [deleted] = await tx
      .select({ name: routes.name })
      .from(routes)
      .where(and(eq(routes.orgId, actor.orgId), eq(routes.id, id), isNotNull(routes.deletedAt)));
    return deleted?.name ?? null;
  });
}

export type RoutePicture = NonNullable<Awaited<ReturnType<typeof readPicture>>>;

/** How many members of each route a picture names. */
const namedMembers = 5;

/** Where a call to this route goes, with the names of the seats it can come to; null when there is no such route. */
export function readPicture(actor: Actor, id: RouteId) {
  requirePermission(actor, "routes.see");
  return read(actor, async (tx) => {
    const picture = pictureOf(await readGraph(tx), id);
    if (!picture) return null;
    const drawn = routesIn(picture);
    const members = await firstMembers(tx, drawn);
    const seatNames = await readSeatNames(tx, [...[...members.values()].flat(), ...drawn.flatMap(seatsOf)]);
    return { picture, members: namesOf(members, seatNames), seatNames };
  });
}

function seatsOf(route: SavedRoute): SeatId[] {
  const lost = [route.lostSeatId, ...route.keys.map(({ lostSeatId }) => lostSeatId)];
  return [
    ...destinationsOf(route).flatMap((to) => (to.kind === "seat" ? [to.seatId] : [])),
    ...lost.filter((seatId) => seatId !== null),
  ];
}

async function firstMembers(tx: ActorTx, drawn: readonly SavedRoute[]): Promise<Map<RouteId, SeatId[]>> {
  const { orgId } = tx.actor;
  const ids = drawn.map(({ id }) => id);
  const first = tx
    .select({ seatId: routeMembers.seatId, position: routeMembers.position })
    .from(routeMembers)
    .where(and(eq(routeMembers.orgId, orgId), eq(routeMembers.routeId, routes.id)))
    .orderBy(asc(routeMembers.position))
    .limit(namedMembers)
    .as("first");
  const rows = await tx
    .select({ routeId: routes.id, seatId: first.seatId })
    .from(routes)
    .innerJoinLateral(first, sql`true`)
    .where(and(eq(routes.orgId, orgId), inArray(routes.id, ids)))
    .orderBy(asc(routes.id), asc(first.position));
  return new Map(
    ids.map((id) => [id, rows.flatMap(({ routeId, seatId }) => (routeId === id ? [seatId] : []))]),
  );
}

function namesOf(members: Map<RouteId, SeatId[]>, names: Map<SeatId, SeatName>): Map<RouteId, SeatName[]> {
  const pairs = [...members].map(([id, ids]): [RouteId, SeatName[]] => [
    id,
    ids.flatMap((seatId) => names.get(seatId) ?? []),
  ]);
  return new Map(pairs);
}

/** How many seats show one of the route's numbers. */
async function countShowing(tx: ActorTx, id: RouteId): Promise<number> {
  const { orgId } = tx.actor;
  const [row] = await tx
    .select({ seats: count() })
    .from(seats)
    .innerJoin(numbers, and(eq(numbers.orgId, seats.orgId), eq(numbers.id, seats.callerNumberId)))
    .where(and(eq(seats.orgId, orgId), eq(numbers.routeId, id)));
  return row?.seats ?? 0;
}
