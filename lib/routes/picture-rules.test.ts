import { describe, expect, it } from "vitest";
import type { RouteId } from "#lib/values/ids.ts";
import type { Destination } from "./graph-rules.ts";
import { deepest, mostDrawn, pictureOf, routesIn } from "./picture-rules.ts";

const to = (name: string): Destination => ({ kind: "route", routeId: name as RouteId });
const hangUp: Destination = { kind: "hang-up" };

function aRoute(name: string, keys: string[], otherwise: Destination = hangUp) {
  return {
    id: name as RouteId,
    name,
    kind: "ivr" as const,
    members: 0,
    hasVoicemail: false,
    lostSeatId: null,
    keys: keys.map((next, n) => ({ key: String(n), to: to(next), lostSeatId: null })),
    otherwise,
  };
}
const graphOf = (...routes: ReturnType<typeof aRoute>[]) => new Map(routes.map((route) => [route.id, route]));

describe("pictureOf", () => {
  it("draws a route that comes twice once, where it is nearest, and names it elsewhere", () => {
    const graph = graphOf(
      aRoute("Menu", ["Far", "Night"]),
      aRoute("Far", [], to("Night")),
      aRoute("Night", []),
    );
    const picture = pictureOf(graph, "Menu" as RouteId);
    expect(picture?.ways).toMatchObject([
      {
        key: "0",
        to: {
          kind: "route",
          drawn: { ways: [{ key: null, to: { kind: "named", route: { name: "Night" } } }] },
        },
      },
      { key: "1", to: { kind: "route", drawn: { route: { name: "Night" }, ways: [{ to: hangUp }] } } },
      { key: null, to: hangUp },
    ]);
  });

  it("stays a picture however many routes share their ends, and however long a chain is", () => {
    const names = Array.from({ length: 100 }, (_, n) => `R${n}`);
    const wide = graphOf(aRoute("Menu", names), ...names.map((name) => aRoute(name, [])));
    const drawn = pictureOf(wide, "Menu" as RouteId);
    expect(drawn && routesIn(drawn)).toHaveLength(mostDrawn);
    expect(drawn?.ways).toHaveLength(101);

    const chain = graphOf(
      ...names.map((name, n) => aRoute(name, [], names[n + 1] ? to(names[n + 1] ?? "") : hangUp)),
    );
    const long = pictureOf(chain, "R0" as RouteId);
    expect(long && routesIn(long)).toHaveLength(deepest);
  });

  it("is none for a route that is not there", () => {
    expect(pictureOf(graphOf(), "Gone" as RouteId)).toBeNull();
  });
});
