import type { RouteKind } from "#lib/values/call-route.ts";
import type { RouteId, SeatId } from "#lib/values/ids.ts";

/** Where a call goes on. A seat's phone and a voicemail box end it as hanging up does: what rings there is not this graph's. */
export type Destination =
  | { kind: "seat"; seatId: SeatId }
  | { kind: "route"; routeId: RouteId }
  | { kind: "voicemail" }
  | { kind: "hang-up" };

/** What matters of a call route for where its calls end. */
export interface RouteNode {
  id: RouteId;
  name: string;
  kind: RouteKind;
  /** How many seats it rings; none in an IVR. */
  members: number;
  hasVoicemail: boolean;
  /** Of an IVR: what each key leads to. */
  keys: readonly { key: string; to: Destination }[];
  /** Where a call goes that nobody answered, or that pressed no key of the menu. */
  otherwise: Destination;
}

export type RouteGraph = ReadonlyMap<RouteId, RouteNode>;

export type GraphRefusal =
  | "route-unknown"
  | "voicemail-box-off"
  | "nobody-to-ring"
  | "menu-without-keys"
  | "route-loops";

/**
 * Says why a route may not be saved as it stands in this graph, or null. With every saved route judged so, each call ends at a seat, in
 * a voicemail box or by hanging up, after at most as many steps as there are routes. Refused: a destination that is not there, a
 * box that is off, a ring group or queue that rings nobody and then hangs up, a menu without a key, and any loop. A key that
 * leads back to its menu is a loop too: an exchange does not count rounds, and a fax would go round for ever. Source: issue
 * "What a seat rings with", 4.
 */
export function refusalToSave(graph: RouteGraph, route: RouteNode): GraphRefusal | null {
  const onwards = destinationsOf(route);
  if (onwards.some((to) => to.kind === "route" && !graph.has(to.routeId))) return "route-unknown";
  if (onwards.some((to) => to.kind === "voicemail") && !route.hasVoicemail) return "voicemail-box-off";
  if (ringsNobody(route) && route.otherwise.kind === "hang-up") return "nobody-to-ring";
  if (route.kind === "ivr" && route.keys.length === 0) return "menu-without-keys";
  return loopThrough(graph, route.id) ? "route-loops" : null;
}

/** The way by which a call comes back to this route, which begins and ends it; null when none does. */
export function loopThrough(graph: RouteGraph, id: RouteId): RouteNode[] | null {
  const seen = new Set<RouteId>();
  const wayBack = (from: RouteNode): RouteNode[] | null => {
    for (const next of routesAfter(graph, from)) {
      if (next.id === id) return [next];
      if (seen.has(next.id)) continue;
      seen.add(next.id);
      const rest = wayBack(next);
      if (rest) return [next, ...rest];
    }
    return null;
  };
  const start = graph.get(id);
  const way = start && wayBack(start);
  return way ? [start, ...way] : null;
}

/** A loop as it is told: "Sales → Night → Sales". */
export function pathOf(routes: readonly Pick<RouteNode, "name">[]): string {
  return routes.map(({ name }) => name).join(" → ");
}

/** The routes that send calls straight to this one; while there are any it cannot be deleted. */
export function leadingTo<Node extends RouteNode>(graph: ReadonlyMap<RouteId, Node>, id: RouteId): Node[] {
  return [...graph.values()].filter((route) =>
    destinationsOf(route).some((to) => to.kind === "route" && to.routeId === id),
  );
}

/** Whether calls pass through without ringing anybody: a ring group or queue that has lost its members. */
export function ringsNobody({ kind, members }: Pick<RouteNode, "kind" | "members">): boolean {
  return kind !== "ivr" && members === 0;
}

/** Where a call that enters a route can end, each place once, the nearest first; `at` is whose voicemail box it is, or who hangs up. */
export type End = { kind: "seat"; seatId: SeatId } | { kind: "voicemail" | "hang-up"; at: RouteId };

export function endsOf(graph: RouteGraph, id: RouteId): End[] {
  const ends = new Map<string, End>();
  const toVisit = [id];
  // It grows while it is walked, so that near ends come before far ones.
  for (const each of toVisit) {
    const route = graph.get(each);
    for (const to of route ? destinationsOf(route) : []) {
      if (to.kind === "route") {
        if (!toVisit.includes(to.routeId)) toVisit.push(to.routeId);
      } else if (to.kind === "seat") ends.set(to.seatId, to);
      else ends.set(to.kind === "voicemail" ? each : "hang-up", { kind: to.kind, at: each });
    }
  }
  return [...ends.values()];
}

/** Every way out of a route: its keys in their order, then where a call goes otherwise. */
export function destinationsOf({ keys, otherwise }: Pick<RouteNode, "keys" | "otherwise">): Destination[] {
  return [...keys.map(({ to }) => to), otherwise];
}

function routesAfter(graph: RouteGraph, route: RouteNode): RouteNode[] {
  return destinationsOf(route).flatMap((to) => {
    const next = to.kind === "route" ? graph.get(to.routeId) : undefined;
    return next ? [next] : [];
  });
}
