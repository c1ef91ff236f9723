import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId, type RouteId, type SeatId } from "#lib/values/ids.ts";
import {
  type Destination,
  endsOf,
  leadingTo,
  loopThrough,
  pathOf,
  type RouteNode,
  refusalToSave,
} from "./graph-rules.ts";

const hangUp: Destination = { kind: "hang-up" };
const voicemail: Destination = { kind: "voicemail" };

function aRoute(name: string, change: Partial<RouteNode> = {}): RouteNode {
  return {
    id: name as RouteId,
    name,
    kind: "ring-group",
    members: 2,
    hasVoicemail: true,
    keys: [],
    otherwise: voicemail,
    ...change,
  };
}

const to = (name: string): Destination => ({ kind: "route", routeId: name as RouteId });
const graphOf = (...routes: RouteNode[]) => new Map(routes.map((route) => [route.id, route]));
const judge = (route: RouteNode, ...others: RouteNode[]) => refusalToSave(graphOf(route, ...others), route);

describe("refusalToSave", () => {
  const sales = aRoute("Sales");
  it.each<[string, RouteNode, RouteNode[], ReturnType<typeof judge>]>([
    ["a group that ends in its own box", sales, [], null],
    ["a group whose calls hang up after ringing", aRoute("Sales", { otherwise: hangUp }), [], null],
    ["a route that is not there", aRoute("Sales", { otherwise: to("Gone") }), [], "route-unknown"],
    ["a box that is off", aRoute("Sales", { hasVoicemail: false }), [], "voicemail-box-off"],
    [
      "a key to a box that is off",
      aRoute("Menu", {
        kind: "ivr",
        members: 0,
        hasVoicemail: false,
        keys: [{ key: "1", to: voicemail }],
        otherwise: hangUp,
      }),
      [],
      "voicemail-box-off",
    ],
    [
      "nobody rings, then it hangs up",
      aRoute("Sales", { members: 0, otherwise: hangUp }),
      [],
      "nobody-to-ring",
    ],
    ["nobody rings, but there is a box", aRoute("Sales", { members: 0 }), [], null],
    ["a menu without keys", aRoute("Menu", { kind: "ivr", members: 0 }), [], "menu-without-keys"],
    ["a route that leads to itself", aRoute("Sales", { otherwise: to("Sales") }), [], "route-loops"],
    [
      "a key that leads back to its menu",
      aRoute("Menu", { kind: "ivr", members: 0, keys: [{ key: "*", to: to("Menu") }] }),
      [],
      "route-loops",
    ],
    [
      "a loop over two others",
      aRoute("Sales", { otherwise: to("Night") }),
      [aRoute("Night", { otherwise: to("Far") }), aRoute("Far", { otherwise: to("Sales") })],
      "route-loops",
    ],
    [
      "two ways to one route are no loop",
      aRoute("Menu", {
        kind: "ivr",
        members: 0,
        keys: [{ key: "1", to: to("Sales") }],
        otherwise: to("Night"),
      }),
      [aRoute("Sales", { otherwise: to("Night") }), aRoute("Night")],
      null,
    ],
  ])("%s", (_why, route, others, refusal) => {
    expect(judge(route, ...others)).toBe(refusal);
  });
});

describe("loopThrough", () => {
  it("names the way round, the route itself at both ends", () => {
    const graph = graphOf(
      aRoute("Sales", { otherwise: to("Night") }),
      aRoute("Night", { kind: "ivr", keys: [{ key: "1", to: to("Aside") }], otherwise: to("Sales") }),
      aRoute("Aside"),
    );
    expect(pathOf(loopThrough(graph, "Sales" as RouteId) ?? [])).toBe("Sales → Night → Sales");
    expect(loopThrough(graph, "Aside" as RouteId)).toBeNull();
  });
});

describe("endsOf", () => {
  it("gives each place once, the nearest first", () => {
    const seatId = newId<"seats">();
    const graph = graphOf(
      aRoute("Menu", {
        kind: "ivr",
        keys: [
          { key: "1", to: to("Sales") },
          { key: "2", to: { kind: "seat", seatId } },
        ],
        otherwise: hangUp,
      }),
      aRoute("Sales", { otherwise: to("Night") }),
      aRoute("Night"),
    );
    expect(endsOf(graph, "Menu" as RouteId)).toEqual([
      { kind: "seat", seatId },
      { kind: "hang-up", at: "Menu" },
      { kind: "voicemail", at: "Night" },
    ]);
    expect(leadingTo(graph, "Night" as RouteId).map(({ name }) => name)).toEqual(["Sales"]);
  });
});

/** A set of edits to routes and the seats around them, with what the database does when a seat goes. */
const names = ["A", "B", "C", "D", "E"];
const seatsOfModel = ["s1", "s2", "s3", "s4"];
const destination = fc.oneof(
  fc.constantFrom(...names).map(to),
  fc.constantFrom(...seatsOfModel).map((id): Destination => ({ kind: "seat", seatId: id as SeatId })),
  fc.constant(voicemail),
  fc.constant(hangUp),
);
const edit = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("save" as const),
      name: fc.constantFrom(...names),
      kind: fc.constantFrom("ring-group" as const, "queue" as const, "ivr" as const),
      hasVoicemail: fc.boolean(),
      members: fc.subarray(seatsOfModel),
      keys: fc.array(destination, { maxLength: 4 }),
      otherwise: destination,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("delete" as const), name: fc.constantFrom(...names) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("release" as const), seat: fc.constantFrom(...seatsOfModel) }),
  },
);

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

it("whatever is edited, in whatever order: every call that enters a route ends at a seat that is there, in a box or by hanging up", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 60 }), (edits) => {
      const graph = new Map<RouteId, RouteNode & { ringing: string[] }>();
      let seats = [...seatsOfModel];
      for (const each of edits) {
        if (each.do === "save") save(each);
        else if (each.do === "delete") remove(each.name as RouteId);
        else release(each.seat);
        for (const id of graph.keys()) everyCallEnds(id);
      }

      function save(wanted: Extract<Edit, { do: "save" }>) {
        const isIvr = wanted.kind === "ivr";
        const ringing = isIvr ? [] : wanted.members.filter((id) => seats.includes(id));
        const node = {
          ...aRoute(wanted.name),
          kind: wanted.kind,
          hasVoicemail: wanted.hasVoicemail,
          otherwise: wanted.otherwise,
          members: ringing.length,
          keys: isIvr ? wanted.keys.map((to, n) => ({ key: String(n), to })) : [],
          ringing,
        };
        const isThere = [...node.keys.map((key) => key.to), node.otherwise].every(
          (to) => to.kind !== "seat" || seats.includes(to.seatId),
        );
        const after = new Map(graph).set(node.id, node);
        if (isThere && refusalToSave(after, node) === null) graph.set(node.id, node);
      }

      function remove(id: RouteId) {
        if (leadingTo(graph, id).length === 0) graph.delete(id);
      }

      function release(seat: string) {
        seats = seats.filter((id) => id !== seat);
        for (const node of graph.values()) {
          const without = (to: Destination): Destination =>
            to.kind !== "seat" || to.seatId !== seat ? to : node.hasVoicemail ? voicemail : hangUp;
          const ringing = node.ringing.filter((id) => id !== seat);
          graph.set(node.id, {
            ...node,
            ringing,
            members: ringing.length,
            keys: node.keys.map(({ key, to }) => ({ key, to: without(to) })),
            otherwise: without(node.otherwise),
          });
        }
      }

      /** Presses every key and waits at every route; a way longer than there are routes never ends. */
      function everyCallEnds(id: RouteId, steps = 0): void {
        expect(steps, `a call goes round at ${id}`).toBeLessThan(names.length);
        const route = graph.get(id);
        expect(route, `a call leads to ${id}, which is gone`).toBeDefined();
        for (const to of [...(route?.keys.map((key) => key.to) ?? []), route?.otherwise ?? hangUp]) {
          if (to.kind === "route") everyCallEnds(to.routeId, steps + 1);
          if (to.kind === "seat") expect(seats, "a seat that is gone").toContain(to.seatId);
          if (to.kind === "voicemail") expect(route?.hasVoicemail, "a box that is off").toBe(true);
        }
      }
    }),
    { numRuns: 400 },
  );
});
