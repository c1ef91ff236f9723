import { describe, expect, it } from "vitest";
import { read } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, seatsOf } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { findNumber } from "#lib/numbers/find-number.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type RouteId } from "#lib/values/ids.ts";
import { addRoute } from "./add-route.ts";
import { changeRoute } from "./change-route.ts";
import { deleteRoute } from "./delete-route.ts";
import type { RouteDraft } from "./draft-rules.ts";
import { findRoute, readPicture } from "./find-route.ts";
import { mostMembers, readMembers } from "./judge-route.ts";
import { RouteFilter } from "./list-filter.ts";
import { listRoutes } from "./list-routes.ts";
import { readGraph } from "./read-graph.ts";
import {
  aDraft,
  addedRoute,
  aMenu,
  aNumber,
  hangUp,
  released,
  someSeats,
  toExtension,
  toRoute,
} from "./testing/some-routes.ts";
import { whyRefused } from "./why-refused.ts";

const graphOf = (actor: Actor) => read(actor, readGraph);
const membersOf = (actor: Actor, id: RouteId) => read(actor, (tx) => readMembers(tx, id));
const add = (actor: Actor, draft: RouteDraft) => addRoute(actor, { key: formKey(), draft }, new Date());
const save = (actor: Actor, routeId: RouteId, draft: RouteDraft, version = 1) =>
  changeRoute(actor, { key: formKey(), routeId, version, draft });
const remove = (actor: Actor, routeId: RouteId) =>
  deleteRoute(actor, { key: formKey(), routeId }, new Date());

describe("readPicture", () => {
  it("names the first five members of each route that it draws, in their order", async () => {
    const { admin, tiers } = await anOrganisation();
    const seats = await someSeats(admin, tiers[0]?.id, 7);
    const extensions = seats.map(({ extension }) => extension).toReversed();
    const second = await addedRoute(admin, { added: extensions.slice(0, 2) });
    const empty = await addedRoute(admin, {
      kind: "queue",
      distribution: "longest-idle",
      maxWaitSeconds: 60,
    });
    const first = await addedRoute(admin, { added: extensions, otherwise: toRoute(second) });
    await addedRoute(admin, { added: extensions });
    const picture = await readPicture(admin, first);
    const named = [...(picture?.members ?? [])].map(([id, members]) => [
      id,
      members.map((each) => each.extension),
    ]);
    expect(new Map(named as [RouteId, string[]][])).toEqual(
      new Map([
        [first, ["706", "705", "704", "703", "702"]],
        [second, ["706", "705"]],
      ]),
    );
    expect((await readPicture(admin, empty))?.members.get(empty) ?? []).toEqual([]);
  });
});

describe("addRoute", () => {
  it("adds a queue with its members in the order typed, each once, for a manager too", async () => {
    const { admin, member, tiers } = await anOrganisation();
    const manager = await member("manager");
    const seats = await someSeats(admin, tiers[0]?.id, 3);
    const draft = aDraft({
      kind: "queue",
      name: "Support",
      distribution: "longest-idle",
      maxWaitSeconds: 600,
      added: ["702", "700", "702"],
    });
    const added = await add(manager, draft);
    expect(added).toMatchObject({ ok: true });
    const [route] = [...(await graphOf(admin)).values()];
    expect(route).toMatchObject({
      name: "Support",
      kind: "queue",
      members: 2,
      otherwise: { kind: "voicemail" },
      maxWaitSeconds: 600,
    });
    expect((await membersOf(admin, route?.id ?? newId())).map(({ seatId }) => seatId)).toEqual([
      seats[2]?.id,
      seats[0]?.id,
    ]);
    expect(await audited(admin, "route.added")).toEqual([
      { actorId: manager.agentId, details: { route: "Support", id: route?.id } },
    ]);
  });

  it("adds it once for a form sent twice", async () => {
    const { admin } = await anOrganisation();
    const form = { key: formKey(), draft: aDraft() };
    const first = await addRoute(admin, form, new Date());
    expect(await addRoute(admin, form, new Date())).toEqual({ ...first, replayed: true });
    expect((await graphOf(admin)).size).toBe(1);
  });

  it("refuses a name that another has, an extension of nobody, and another organisation's route", async () => {
    const { admin } = await anOrganisation();
    const theirs = await addedRoute((await anOrganisation()).admin);
    await addedRoute(admin, { name: "Sales" });
    const cases: [RouteDraft, object][] = [
      [aDraft({ name: "Sales" }), { refusal: "name-taken", field: "name" }],
      [aDraft({ name: "sales" }), { refusal: "name-taken", field: "name" }],
      [aDraft({ added: ["700"] }), { refusal: "extensions-unknown", unknown: ["700"] }],
      [
        aDraft({ added: ["abc", "1", "a\u0000b", "7".repeat(2000)] }),
        { refusal: "extensions-unknown", unknown: ["abc", "1", "a\u0000b", "7".repeat(2000)] },
      ],
      [aDraft({ otherwise: toExtension("700") }), { refusal: "extension-unknown", field: "to" }],
      [aDraft({ otherwise: toRoute(theirs) }), { refusal: "route-unknown" }],
      [aDraft({ otherwise: hangUp }), { refusal: "nobody-to-ring" }],
      [aMenu([]), { refusal: "menu-without-keys" }],
      [aMenu([{ key: "1", ...hangUp }], { hasVoicemail: false }), { refusal: "voicemail-box-off" }],
    ];
    for (const [draft, why] of cases) {
      const outcome = await add(admin, draft);
      expect(outcome.ok ? null : outcome.refusal, JSON.stringify(why)).toBe(
        (why as { refusal: string }).refusal,
      );
      expect(await whyRefused(admin, draft)).toMatchObject(why);
    }
    expect((await graphOf(admin)).size).toBe(1);
  });

  it("has a bound for members", async () => {
    const { admin, tiers } = await anOrganisation();
    const seats = await someSeats(admin, tiers[0]?.id, mostMembers + 1);
    const added = seats.map(({ extension }) => extension);
    expect(await add(admin, aDraft({ added }))).toEqual({ ok: false, refusal: "members-too-many" });
    expect(await add(admin, aDraft({ added: added.slice(1) }))).toMatchObject({ ok: true });
  });

  it("is not an agent's", async () => {
    const { member } = await anOrganisation();
    await expect(add(await member("agent"), aDraft())).rejects.toMatchObject({ name: "NotAllowed" });
  });
});

describe("changeRoute", () => {
  it("moves, removes and adds members, and leads elsewhere, as one", async () => {
    const { admin, tiers } = await anOrganisation();
    const seats = await someSeats(admin, tiers[0]?.id, 4);
    const [a, b, c, d] = seats.map(({ id }) => id);
    const routeId = await addedRoute(admin, { name: "Sales", added: ["700", "701", "702"] });
    const row = { priority: null, isRemoved: false };
    const draft = aDraft({
      name: "Sales team",
      otherwise: toExtension("700"),
      rows: [
        { ...row, seatId: c ?? newId(), place: 1 },
        { ...row, seatId: b ?? newId(), place: 2, isRemoved: true },
      ],
      added: ["703"],
    });
    expect(await save(admin, routeId, draft)).toMatchObject({ ok: true });
    expect((await membersOf(admin, routeId)).map(({ seatId }) => seatId)).toEqual([c, a, d]);
    expect((await graphOf(admin)).get(routeId)).toMatchObject({
      name: "Sales team",
      version: 2,
      otherwise: { kind: "seat", seatId: a },
    });
    expect(await audited(admin, "route.changed")).toEqual([
      { actorId: admin.agentId, details: { route: "Sales team", nameBefore: "Sales", id: routeId } },
    ]);
  });

  it("refuses a loop and names its path", async () => {
    const { admin } = await anOrganisation();
    const night = await addedRoute(admin, { name: "Night" });
    const sales = await addedRoute(admin, { name: "Sales", otherwise: toRoute(night) });
    const draft = aDraft({ name: "Night", otherwise: toRoute(sales) });
    expect(await save(admin, night, draft)).toEqual({ ok: false, refusal: "route-loops" });
    expect(await whyRefused(admin, draft, { routeId: night, version: 1 })).toMatchObject({
      refusal: "route-loops",
      path: "Night → Sales → Night",
    });
  });

  it("lets two admins who each save half of a loop at once save one half, and names the loop to the other", async () => {
    const { admin, member } = await anOrganisation();
    const second = await member("admin");
    const night = await addedRoute(admin, { name: "Night" });
    const sales = await addedRoute(admin, { name: "Sales" });
    const held = await holding((tx) => lockOrganisation(tx, admin.orgId));
    const toNight = aDraft({ name: "Sales", otherwise: toRoute(night) });
    const toSales = aDraft({ name: "Night", otherwise: toRoute(sales) });
    const first = save(admin, sales, toNight);
    await untilWaiting(null);
    const other = save(second, night, toSales);
    await untilWaiting(null, 2);
    await held.release();
    const outcomes = [await first, await other];
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, refusal: "route-loops" });
    const loser = outcomes[0]?.ok ? { routeId: night, draft: toSales } : { routeId: sales, draft: toNight };
    const why = await whyRefused(second, loser.draft, { routeId: loser.routeId, version: 1 });
    expect(why?.path).toMatch(/^(Night → Sales → Night|Sales → Night → Sales)$/);
  });

  it("says that somebody else saved it meanwhile, and refuses another organisation's", async () => {
    const { admin } = await anOrganisation();
    const stranger = (await anOrganisation()).admin;
    const routeId = await addedRoute(admin);
    await save(admin, routeId, aDraft({ name: "First" }));
    expect(await save(admin, routeId, aDraft())).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await save(stranger, routeId, aDraft())).toEqual({ ok: false, refusal: "route-not-there" });
    expect([...(await graphOf(admin)).values()].map(({ name }) => name)).toEqual(["First"]);
  });
});

describe("deleteRoute", () => {
  it("refuses while another route leads to it, and then puts its numbers back; who showed one falls back", async () => {
    const { admin, tiers } = await anOrganisation();
    const [seat] = await someSeats(admin, tiers[0]?.id, 1);
    const sales = await addedRoute(admin, { name: "Sales" });
    const menu = await addedRoute(admin, aMenu([{ key: "1", ...toRoute(sales) }]));
    const { id, number } = await aNumber(admin, { routeId: sales });
    await read(admin, (tx) =>
      tx.execute(`update seats set caller_number_id = '${id}' where id = '${seat?.id}'`),
    );
    expect(await remove(admin, sales)).toEqual({ ok: false, refusal: "route-led-to" });
    expect(await remove((await anOrganisation()).admin, sales)).toEqual({
      ok: false,
      refusal: "route-not-there",
    });

    expect(await remove(admin, menu)).toMatchObject({ ok: true });
    expect(await remove(admin, sales)).toMatchObject({ ok: true, value: { name: "Sales" } });
    expect((await graphOf(admin)).size).toBe(0);
    expect(await seatsOf(admin)).toMatchObject([{ callerNumberId: null, lostCallerNumberId: id }]);
    expect(await audited(admin, "number.unassigned")).toMatchObject([
      { details: { number, route: "Sales" } },
    ]);
    expect(await audited(admin, "caller-id.lost")).toMatchObject([
      { details: { callerIdBefore: number, extension: "700", seat: seat?.id } },
    ]);
    expect(await addedRoute(admin, { name: "Sales" })).toBeTruthy();
  });
});

describe("a seat that is released", () => {
  it("is no member any more; what led to it leads to the box of that route, or hangs up, and the form before is outdated", async () => {
    const { admin, tiers } = await anOrganisation();
    const [gone] = await someSeats(admin, tiers[0]?.id, 2);
    const boxed = await addedRoute(admin, { added: ["700", "701"], otherwise: toExtension("700") });
    const menu = await addedRoute(
      admin,
      aMenu([{ key: "2", ...toExtension("700") }], { hasVoicemail: false, otherwise: toExtension("701") }),
    );
    const other = await addedRoute(admin, { added: ["701"] });
    if (gone) await released(admin, gone.id);

    const graph = await graphOf(admin);
    expect(graph.get(boxed)).toMatchObject({
      members: 1,
      otherwise: { kind: "voicemail" },
      lostSeatId: gone?.id,
      version: 2,
    });
    expect(graph.get(menu)).toMatchObject({
      keys: [{ key: "2", to: { kind: "hang-up" }, lostSeatId: gone?.id }],
      otherwise: { kind: "seat" },
      lostSeatId: null,
      version: 2,
    });
    expect(graph.get(other)).toMatchObject({ members: 1, version: 1 });

    const form = aDraft({ otherwise: toExtension("701") });
    expect(await save(admin, boxed, form)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await save(admin, boxed, form, 2)).toMatchObject({ ok: true });
    expect((await graphOf(admin)).get(boxed)).toMatchObject({ lostSeatId: null });
  });
});

it("a seat that is released shows no number of a call route any more, and nobody counts it", async () => {
  const { admin, tiers } = await anOrganisation();
  const [gone] = await someSeats(admin, tiers[0]?.id, 1);
  const sales = await addedRoute(admin, { name: "Sales" });
  const { id } = await aNumber(admin, { routeId: sales });
  await read(admin, (tx) =>
    tx.execute(`update seats set caller_number_id = '${id}' where id = '${gone?.id}'`),
  );
  expect(await findRoute(admin, sales)).toMatchObject({ shownBy: 1 });
  if (gone) await released(admin, gone.id);
  expect(await findRoute(admin, sales)).toMatchObject({ shownBy: 0 });
  expect(await findNumber(admin, id)).toMatchObject({ showing: [] });
  await remove(admin, sales);
  expect(await audited(admin, "caller-id.lost")).toEqual([]);
});

describe("listRoutes", () => {
  it("goes on after the route that the address names, whatever it is called by now", async () => {
    const { admin } = await anOrganisation();
    for (let n = 100; n < 151; n += 1) await addedRoute(admin, { name: `Route ${n}` });
    const list = (asked: object) => listRoutes(admin, RouteFilter.parse(asked));
    const first = await list({});
    expect(first.rows).toHaveLength(50);
    const last = first.rows.at(-1)?.id ?? newId<"routes">();
    await save(admin, last, aDraft({ name: "Route 149b" }));
    const second = await list({ after: first.next });
    expect(second.rows.map(({ name }) => name)).toEqual(["Route 150"]);
    expect(second.next).toBeNull();
    expect((await list({ q: "route 10", kind: "ivr" })).rows).toEqual([]);
    expect((await list({ q: "route 10", kind: "ring-group" })).rows).toHaveLength(10);
  });
});
