import type { RouteId, SeatId } from "#lib/values/ids.ts";
import type { Destination, RouteNode } from "./graph-rules.ts";

/** A call route as a picture draws it: with every way out of it, drawn on to where the call ends. */
export interface Drawn<Node> {
  route: Node;
  ways: DrawnWay<Node>[];
}

export interface DrawnWay<Node> {
  /** The key of a menu; null for where a call goes otherwise. */
  key: string | null;
  /** A seat that the way led to until it was released. */
  lostSeatId: SeatId | null;
  to: DrawnEnd<Node>;
}

export type DrawnEnd<Node> =
  | { kind: "seat"; seatId: SeatId }
  | { kind: "voicemail" }
  | { kind: "hang-up" }
  | { kind: "route"; drawn: Drawn<Node> }
  /** Drawn elsewhere in the picture, or too far down: its name alone. */
  | { kind: "named"; route: Node };

interface Drawable extends Omit<RouteNode, "keys"> {
  lostSeatId: SeatId | null;
  keys: readonly { key: string; to: Destination; lostSeatId: SeatId | null }[];
}

/** A picture shows no more routes in full, and is no deeper, so that it stays one. */
export const mostDrawn = 60;
export const deepest = 8;

/**
 * Where a call to a route goes, as a tree. Each route is drawn in full once, at its nearest place, and named where it comes again: two
 * menus that share ten queues make no picture of a thousand boxes.
 */
export function pictureOf<Node extends Drawable>(
  graph: ReadonlyMap<RouteId, Node>,
  id: RouteId,
): Drawn<Node> | null {
  const route = graph.get(id);
  if (!route) return null;
  const picture: Drawn<Node> = { route, ways: [] };
  const seen = new Set([id]);
  const toDraw = [{ drawn: picture, depth: 1 }];
  // It grows while it is walked: the nearest routes are drawn first.
  for (const { drawn, depth } of toDraw) {
    const end = (to: Destination): DrawnEnd<Node> => {
      if (to.kind !== "route") return to;
      const next = graph.get(to.routeId);
      if (!next) return { kind: "hang-up" };
      if (seen.has(next.id) || seen.size >= mostDrawn || depth >= deepest)
        return { kind: "named", route: next };
      seen.add(next.id);
      const further = { route: next, ways: [] };
      toDraw.push({ drawn: further, depth: depth + 1 });
      return { kind: "route", drawn: further };
    };
    const { keys, otherwise, lostSeatId } = drawn.route;
    drawn.ways = [
      ...keys.map(({ key, to, lostSeatId: lost }) => ({ key, lostSeatId: lost, to: end(to) })),
      { key: null, lostSeatId, to: end(otherwise) },
    ];
  }
  return picture;
}

/** Every route that a picture draws in full. */
export function routesIn<Node>({ route, ways }: Drawn<Node>): Node[] {
  return [route, ...ways.flatMap(({ to }) => (to.kind === "route" ? routesIn(to.drawn) : []))];
}
