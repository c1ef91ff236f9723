import fc from "fast-check";
import { expect, it } from "vitest";
import { read } from "#db/client.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { formKey } from "#db/testing/charged.ts";
import { newId, type RouteId } from "#lib/values/ids.ts";
import { addRoute } from "./add-route.ts";
import { changeRoute } from "./change-route.ts";
import { deleteRoute } from "./delete-route.ts";
import type { RouteDraft, Wanted } from "./draft-rules.ts";
import { destinationsOf } from "./graph-rules.ts";
import { readGraph } from "./read-graph.ts";
import { readSeatNames } from "./seat-names.ts";
import {
  aDraft,
  hangUp,
  released,
  someSeats,
  toExtension,
  toRoute,
  voicemail,
} from "./testing/some-routes.ts";

const walks = 4;
const stepsOfWalk = 30;
const mostRoutes = 6;

const destination = fc.record({
  to: fc.constantFrom("route", "route", "seat", "voicemail", "hang-up"),
  pick: fc.nat(99),
});
const step = fc.record({
  do: fc.constantFrom("add", "add", "change", "change", "change", "delete", "release"),
  pick: fc.nat(99),
  kind: fc.constantFrom("ring-group" as const, "queue" as const, "ivr" as const),
  hasVoicemail: fc.boolean(),
  members: fc.subarray(["700", "701", "702", "703", "704"]),
  keys: fc.array(destination, { maxLength: 3 }),
  otherwise: destination,
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

it("routes are edited and seats released at random: whatever was saved, every call ends at a seat that is there, in a box that is on, or by hanging up", {
  timeout: 120_000,
}, async () => {
  let saved = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: stepsOfWalk, maxLength: stepsOfWalk }), async (steps) => {
      const walk = await aWalk();
      for (const each of steps) {
        if (await walk.take(each)) saved += 1;
        await walk.everyCallEnds();
      }
    }),
    { numRuns: walks, endOnFailure: true },
  );
  expect(saved, "a walk on which nothing is saved proves nothing").toBeGreaterThan(walks * 5);
});

async function aWalk() {
  const { admin, tiers } = await anOrganisation();
  let seats = await someSeats(admin, tiers[0]?.id, 5);
  const graphNow = () => read(admin, readGraph);

  function draftFor(each: Step, ids: RouteId[], kind: RouteDraft["kind"]): RouteDraft {
    const wanted = ({ to, pick }: Step["otherwise"]): Wanted => {
      const routeId = ids[pick % Math.max(ids.length, 1)];
      if (to === "route" && routeId) return toRoute(routeId);
      if (to === "seat") return toExtension(`70${pick % 5}`);
      return to === "voicemail" ? voicemail : hangUp;
    };
    const isIvr = kind === "ivr";
    return aDraft({
      kind,
      distribution: kind === "ring-group" ? "in-order" : kind === "queue" ? "fewest-calls" : null,
      maxWaitSeconds: kind === "queue" ? 60 : null,
      hasVoicemail: each.hasVoicemail,
      otherwise: wanted(each.otherwise),
      keys: isIvr ? each.keys.map((to, n) => ({ key: String(n), ...wanted(to) })) : [],
      added: isIvr
        ? []
        : each.members.filter((number) => seats.some(({ extension }) => extension === number)),
    });
  }

  return {
    /** Whether it was saved; most edits are refused, as random ones should be. */
    async take(each: Step): Promise<boolean> {
      const graph = await graphNow();
      const ids = [...graph.keys()];
      const route = graph.get(ids[each.pick % Math.max(ids.length, 1)] ?? newId());
      const key = formKey();
      if (each.do === "add") {
        if (graph.size >= mostRoutes) return false;
        return (await addRoute(admin, { key, draft: draftFor(each, ids, each.kind) }, new Date())).ok;
      }
      if (each.do === "release") {
        const seat = seats[each.pick % Math.max(seats.length, 1)];
        if (seat) await released(admin, seat.id);
        seats = seats.filter(({ id }) => id !== seat?.id);
        return false;
      }
      if (!route) return false;
      if (each.do === "delete") return (await deleteRoute(admin, { key, routeId: route.id }, new Date())).ok;
      const draft = draftFor(each, ids, route.kind);
      return (await changeRoute(admin, { key, routeId: route.id, version: route.version, draft })).ok;
    },

    async everyCallEnds() {
      const graph = await graphNow();
      const asked = [...graph.values()].flatMap((route) =>
        destinationsOf(route).flatMap((to) => (to.kind === "seat" ? [to.seatId] : [])),
      );
      const names = await read(admin, (tx) => readSeatNames(tx, asked));
      const follow = (id: RouteId, steps: number): void => {
        expect(steps, "a call goes round").toBeLessThan(graph.size + 1);
        const route = graph.get(id);
        expect(route, "a call leads to a route that is gone").toBeDefined();
        for (const to of route ? destinationsOf(route) : []) {
          if (to.kind === "route") follow(to.routeId, steps + 1);
          if (to.kind === "seat")
            expect(names.get(to.seatId), "a seat that is gone").toMatchObject({ isReleased: false });
          if (to.kind === "voicemail") expect(route?.hasVoicemail, "a box that is off").toBe(true);
        }
      };
      for (const id of graph.keys()) follow(id, 1);
    },
  };
}
