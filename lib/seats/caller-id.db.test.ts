import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { numbers, seats } from "#db/schema/index.ts";
import { leave } from "#db/testing/a-vacant-seat.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { releaseNumber } from "#lib/numbers/release-number.ts";
import { joinRoute } from "#lib/routes/join-route.ts";
import { readMembers } from "#lib/routes/judge-route.ts";
import { addedRoute, aMenu, aNumber, hangUp } from "#lib/routes/testing/some-routes.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type AgentId, type NumberId, newId, type RouteId } from "#lib/values/ids.ts";
import { findCallerId, listRouteNumbers } from "./find-caller-id.ts";
import { setCallerId } from "./set-caller-id.ts";

async function anAgentWithSeat() {
  const organisation = await anOrganisation();
  const { admin, tiers } = organisation;
  const tierId = tiers.find(({ name }) => name === "Professional")?.id ?? newId<"tiers">();
  return { ...organisation, tierId, ...(await join(admin, { tierId }, new Date())) };
}

const choose = (actor: Actor, agentId: AgentId, numberId: NumberId | null) =>
  setCallerId(actor, { key: formKey(), agentId, numberId }, new Date());

describe("setCallerId", () => {
  it("shows the direct number, then a call route's, and tells why SMS cannot be sent; for a manager too", async () => {
    const { admin, member, agentId, seatId } = await anAgentWithSeat();
    const manager = await member("manager");
    const own = await aNumber(admin, { seatId });
    const sales = await aNumber(admin, { routeId: await addedRoute(admin, { name: "Sales" }) });
    expect(await choose(manager, agentId, own.id)).toMatchObject({ ok: true, value: { number: own.number } });
    expect(await findCallerId(admin, agentId)).toMatchObject({ shown: { id: own.id }, obstacle: null });

    expect(await choose(manager, agentId, sales.id)).toMatchObject({ ok: true });
    expect(await findCallerId(admin, agentId)).toMatchObject({
      direct: { id: own.id },
      shown: { id: sales.id, route: "Sales" },
      obstacle: "route-number",
    });
    expect(await choose(manager, agentId, null)).toMatchObject({ ok: true, value: { number: null } });
    const told = await audited(admin, "caller-id.changed");
    expect(told.map(({ details }) => details)).toMatchObject([
      { callerId: own.number, callerIdBefore: null, seat: seatId },
      { callerId: sales.number, callerIdBefore: own.number },
      { callerId: null, callerIdBefore: sales.number },
    ]);
    expect(told[0]?.actorId).toBe(manager.agentId);
  });

  it("refuses a number that is neither the seat's nor a call route's, and whoever holds no seat", async () => {
    const { admin, member, agentId, tierId } = await anAgentWithSeat();
    const other = await join(admin, { tierId }, new Date());
    const stranger = await anOrganisation();
    const theirs = await aNumber(stranger.admin, { routeId: await addedRoute(stranger.admin) });
    const refused = { ok: false, refusal: "number-not-to-show" };
    for (const { id } of [await aNumber(admin), await aNumber(admin, { seatId: other.seatId }), theirs]) {
      expect(await choose(admin, agentId, id)).toEqual(refused);
    }
    const seatless = await member("agent");
    expect(await choose(admin, seatless.agentId, null)).toEqual({ ok: false, refusal: "no-seat-held" });
    expect(await choose(stranger.admin, agentId, null)).toEqual({ ok: false, refusal: "not-there" });
    expect(await choose(await member("manager"), admin.agentId, null)).toEqual({
      ok: false,
      refusal: "admins-only-by-admins",
    });
    await expect(choose(seatless, agentId, null)).rejects.toMatchObject({ name: "NotAllowed" });
    expect(await audited(admin, "caller-id.changed")).toEqual([]);
  });

  it("acts once for a form sent twice, and tells nothing where nothing is another", async () => {
    const { admin, agentId, seatId } = await anAgentWithSeat();
    const own = await aNumber(admin, { seatId });
    const form = { key: formKey(), agentId, numberId: own.id };
    await setCallerId(admin, form, new Date());
    expect(await setCallerId(admin, form, new Date())).toMatchObject({ ok: true, replayed: true });
    await choose(admin, agentId, own.id);
    expect(await audited(admin, "caller-id.changed")).toHaveLength(1);
  });

  it("is refused when the number goes back to the pool while it waits", async () => {
    const { admin, agentId } = await anAgentWithSeat();
    const { id } = await aNumber(admin, { routeId: await addedRoute(admin) });
    const held = await holding(async (tx) => {
      await lockOrganisation(tx, admin.orgId);
      await tx.update(numbers).set({ routeId: null, since: new Date() }).where(eq(numbers.id, id));
    });
    const choosing = choose(admin, agentId, id);
    await untilWaiting(null);
    await held.release();
    expect(await choosing).toEqual({ ok: false, refusal: "number-not-to-show" });
  });
});

describe("a caller ID that is lost", () => {
  it("falls back to the direct number and is told of until somebody chooses again", async () => {
    const { admin, agentId, seatId } = await anAgentWithSeat();
    const own = await aNumber(admin, { seatId });
    const sales = await aNumber(admin, { routeId: await addedRoute(admin) });
    await choose(admin, agentId, sales.id);
    await asSystem("test", (tx) =>
      tx.update(numbers).set({ routeId: null, since: new Date() }).where(eq(numbers.id, sales.id)),
    );
    expect(await findCallerId(admin, agentId)).toMatchObject({
      shown: { id: own.id },
      lost: sales.number,
      obstacle: null,
    });
    await choose(admin, agentId, own.id);
    expect(await findCallerId(admin, agentId)).toMatchObject({ shown: { id: own.id }, lost: null });
  });

  it("is not told of while it is the seat's to show again", async () => {
    const { admin, agentId } = await anAgentWithSeat();
    const routeId = await addedRoute(admin);
    const sales = await aNumber(admin, { routeId });
    await choose(admin, agentId, sales.id);
    const lead = (to: RouteId | null) =>
      asSystem("test", (tx) =>
        tx.update(numbers).set({ routeId: to, since: new Date() }).where(eq(numbers.id, sales.id)),
      );
    await lead(null);
    expect(await findCallerId(admin, agentId)).toMatchObject({ shown: null, lost: sales.number });
    await lead(routeId);
    expect(await findCallerId(admin, agentId)).toMatchObject({ shown: null, lost: null });
  });

  it("passes on with the seat, and nobody sees another's", async () => {
    const { admin, member, agentId, seatId } = await anAgentWithSeat();
    const own = await aNumber(admin, { seatId });
    await choose(admin, agentId, own.id);
    await expect((async () => findCallerId(await member("agent"), agentId))()).rejects.toMatchObject({
      name: "NotAllowed",
    });
    await leave(admin, agentId, new Date());
    const next = await join(admin, { seatId }, new Date());
    expect(await findCallerId(admin, next.agentId)).toMatchObject({ shown: { id: own.id } });
    expect(await findCallerId(admin, agentId)).toBeNull();
    const [seat] = await asSystem("test", (tx) => tx.select().from(seats).where(eq(seats.id, seatId)));
    expect(seat?.callerNumberId).toBe(own.id);
  });
});

describe("a number that is to be released", () => {
  it("is offered and shown with the day it goes", async () => {
    const { admin, agentId } = await anAgentWithSeat();
    const sales = await aNumber(admin, { routeId: await addedRoute(admin) });
    const released = await releaseNumber(
      admin,
      { key: formKey(), numberId: sales.id, quote: null },
      new Date(),
    );
    const releaseOn = released.ok ? released.value.on : null;
    expect(releaseOn).not.toBeNull();
    await choose(admin, agentId, sales.id);
    expect(await listRouteNumbers(admin)).toMatchObject([{ id: sales.id, releaseOn }]);
    expect(await findCallerId(admin, agentId)).toMatchObject({ shown: { id: sales.id, releaseOn } });
  });
});

describe("joinRoute", () => {
  it("adds the seat after the other members, once, and no form drawn before overwrites it", async () => {
    const { admin, agentId, seatId } = await anAgentWithSeat();
    const routeId = await addedRoute(admin, { name: "Sales" });
    const menu = await addedRoute(admin, aMenu([{ key: "1", ...hangUp }]));
    const joining = (id: typeof routeId, who = agentId, actor: Actor = admin) =>
      joinRoute(actor, { key: formKey(), agentId: who, routeId: id });
    expect(await joining(routeId)).toMatchObject({ ok: true, value: { name: "Sales" } });
    expect(await read(admin, (tx) => readMembers(tx, routeId))).toEqual([{ seatId, priority: 1 }]);
    expect(await findCallerId(admin, agentId)).toMatchObject({ ringsIn: [{ id: routeId, name: "Sales" }] });
    expect(await joining(routeId)).toEqual({ ok: false, refusal: "already-member" });
    expect(await joining(menu)).toEqual({ ok: false, refusal: "route-not-there" });
    expect(await joining(routeId, admin.agentId)).toEqual({ ok: false, refusal: "no-seat-held" });
    const stranger = (await anOrganisation()).admin;
    expect(await joining(routeId, agentId, stranger)).toEqual({ ok: false, refusal: "no-seat-held" });
    expect(await audited(admin, "route.changed")).toHaveLength(1);
  });
});
