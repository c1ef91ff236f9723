import { and, asc, eq, isNotNull } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { pageOfNames } from "#lib/groups/page-of-names-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { NumberId, RouteId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { searchKey } from "#lib/values/search-key.ts";
import { type End, endsOf, ringsNobody } from "./graph-rules.ts";
import type { RouteFilter } from "./list-filter.ts";
import { readGraph, type SavedRoute } from "./read-graph.ts";
import { readSeatNames, type SeatName } from "./seat-names.ts";

const mostEnds = 4;

export interface RouteNumber {
  id: NumberId;
  number: PhoneNumber;
  /** When it goes, where its release is planned. */
  releaseOn: Day | null;
}

/** Where calls end, by name. */
export type NamedEnd =
  | { kind: "seat"; seat: SeatName }
  | { kind: "voicemail"; of: string }
  | { kind: "hang-up" };

export type ListedRoute = Awaited<ReturnType<typeof listRoutes>>["rows"][number];

/**
 * The call routes by name, each with its numbers, how many it rings and where its calls end, and what of it needs a look. `next` is the
 * call route that the next page comes after.
 */
export function listRoutes(actor: Actor, filter: RouteFilter) {
  requirePermission(actor, "routes.see");
  return read(actor, async (tx) => {
    const graph = await readGraph(tx);
    const numbersOf = await readRouteNumbers(tx);
    const { page, next } = pageOfNames(
      [...graph.values()],
      filter,
      ({ id, name, kind }) =>
        (filter.kind === null || kind === filter.kind) && matches(filter.q, name, numbersOf.get(id)),
    );
    const ends = new Map(page.map(({ id }) => [id, endsOf(graph, id)]));
    const shown = [...ends.values()].flatMap((each) => each.slice(0, mostEnds));
    const names = await readSeatNames(
      tx,
      shown.flatMap((end) => (end.kind === "seat" ? [end.seatId] : [])),
    );
    return {
      rows: page.map((route) => {
        const all = ends.get(route.id) ?? [];
        return {
          id: route.id,
          name: route.name,
          kind: route.kind,
          members: route.members,
          numbers: numbersOf.get(route.id) ?? [],
          ends: all.slice(0, mostEnds).flatMap((end) => named(end, graph, names)),
          moreEnds: Math.max(0, all.length - mostEnds),
          ringsNobody: ringsNobody(route),
          hasLostSeat: hasLostSeat(route),
        };
      }),
      next,
      total: graph.size,
    };
  });
}

/** Whether a way out of it is not the one that somebody chose, since the seat that it led to was released. */
export function hasLostSeat(route: SavedRoute): boolean {
  return route.lostSeatId !== null || route.keys.some(({ lostSeatId }) => lostSeatId !== null);
}

/** The numbers of every call route. */
export async function readRouteNumbers(tx: ActorTx): Promise<Map<RouteId, RouteNumber[]>> {
  const rows = await tx
    .select({
      id: numbers.id,
      number: numbers.number,
      routeId: numbers.routeId,
      releaseOn: numbers.releaseOn,
    })
    .from(numbers)
    .where(and(eq(numbers.orgId, tx.actor.orgId), eq(numbers.state, "bought"), isNotNull(numbers.routeId)))
    .orderBy(asc(numbers.number));
  const numbersOf = new Map<RouteId, RouteNumber[]>();
  for (const { routeId, id, number, releaseOn } of rows) {
    if (!routeId) continue;
    const owned = numbersOf.get(routeId) ?? [];
    owned.push({ id, number: number as PhoneNumber, releaseOn });
    numbersOf.set(routeId, owned);
  }
  return numbersOf;
}

function matches(q: string, name: string, owned: readonly RouteNumber[] = []): boolean {
  if (!q) return true;
  const digits = q.replace(/\D/g, "");
  return (
    searchKey(name).includes(searchKey(q)) ||
    (digits.length > 1 && owned.some(({ number }) => number.includes(digits)))
  );
}

function named(end: End, graph: ReadonlyMap<RouteId, SavedRoute>, names: Map<unknown, SeatName>): NamedEnd[] {
  if (end.kind !== "seat") {
    return [
      end.kind === "hang-up" ? { kind: "hang-up" } : { kind: "voicemail", of: graph.get(end.at)?.name ?? "" },
    ];
  }
  const seat = names.get(end.seatId);
  return seat ? [{ kind: "seat", seat }] : [];
}
