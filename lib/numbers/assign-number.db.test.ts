import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { routes, seats } from "#db/schema/index.ts";
import { aNumber } from "#db/testing/a-number.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, ledgerOf, noonOf } from "#db/testing/charged.ts";
import { fillWithAgents } from "#db/testing/many-agents.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { writeDue } from "#lib/jobs/write-due.ts";
import type { Actor, Role } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { type NumberId, newId, type RouteId, type SeatId } from "#lib/values/ids.ts";
import { assignNumber } from "./assign-number.ts";
import { findNumber } from "./find-number.ts";
import { keepNumber, quoteKeepingNumber } from "./keep-number.ts";
import { NumberFilter } from "./list-filter.ts";
import { listNumbers } from "./list-numbers.ts";
import { mostSeats, ownerChoices } from "./owner-choices.ts";
import { releaseDay } from "./release-day.ts";
import { releaseNumber } from "./release-number.ts";
import type { Owner } from "./schema.ts";
import { unassignNumber } from "./unassign-number.ts";

const at = noonOf("2026-01-17");
const later = noonOf("2026-01-18");

let organisation: TestOrganisation;
let admin: Actor;
let numberId: NumberId;
let seatId: SeatId;

beforeEach(async () => {
  organisation = await anOrganisation("Numbers", { setUpAt: noonOf("2026-01-01") });
  ({ admin } = organisation);
  seatId = (await aSeat("Joan Joiner")).seatId;
  numberId = await aNumber(admin, at);
});

function aSeat(name: string, role: Role = "agent") {
  const tier = organisation.tiers[0];
  if (!tier) throw new Error("no tier");
  return join(admin, { tierId: tier.id }, at, { name, role });
}

async function aRoute(name = "Sales"): Promise<RouteId> {
  const id = newId<"routes">();
  await asSystem("test", (tx) =>
    tx.insert(routes).values({
      orgId: admin.orgId,
      id,
      kind: "queue",
      name,
      distribution: "longest-idle",
      ringSeconds: 20,
      maxWaitSeconds: 300,
      toKind: "hang-up",
      createdAt: at,
    }),
  );
  return id;
}

const assign = (owner: Owner, by = admin, id = numberId) =>
  assignNumber(by, { key: formKey(), numberId: id, owner }, at);
const toSeat = (id = seatId): Owner => ({ kind: "seat", seatId: id });
const one = (id = numberId, quote: string | null = null) => ({ key: formKey(), numberId: id, quote });
const list = (filter: object = {}) => listNumbers(admin, NumberFilter.parse(filter));

async function callerId() {
  const [seat] = await asSystem("test", (tx) => tx.select().from(seats).where(eq(seats.id, seatId)));
  return { shown: seat?.callerNumberId ?? null, lost: seat?.lostCallerNumberId ?? null };
}

describe("a number of the pool", () => {
  it("becomes a seat's direct number, and its caller ID where it had none, at no charge", async () => {
    const before = await ledgerOf(admin);
    expect(await assign(toSeat())).toMatchObject({ ok: true, value: { owner: { extension: "100" } } });
    expect(await callerId()).toEqual({ shown: numberId, lost: null });
    expect(await ledgerOf(admin)).toEqual(before);
    expect(await audited(admin, "number.assigned")).toMatchObject([{ details: { extension: "100" } }]);
    expect(await findNumber(admin, numberId)).toMatchObject({
      owner: { extension: "100", name: "Joan Joiner" },
      showing: [{ extension: "100", name: "Joan Joiner" }],
      periods: [{ extension: "100", heldUntil: null, holders: [{ name: "Joan Joiner" }] }],
    });
  });

  it("belongs to a call route, by a manager too", async () => {
    const routeId = await aRoute();
    const manager = await organisation.member("manager");
    expect(await assign({ kind: "route", routeId }, manager)).toMatchObject({
      ok: true,
      value: { owner: { route: "Sales" } },
    });
    expect(await findNumber(admin, numberId)).toMatchObject({ routeId, owner: { route: "Sales" } });
  });

  it("is refused to whoever has one, is not there, or is another organisation's", async () => {
    await assign(toSeat());
    const second = await aNumber(admin, at);
    expect(await assign(toSeat(), admin, second)).toEqual({ ok: false, refusal: "seat-has-number" });
    expect(await assign(toSeat((await aSeat("Jill")).seatId))).toEqual({
      ok: false,
      refusal: "number-in-use",
    });
    expect(await assign(toSeat(newId<"seats">()), admin, second)).toEqual({
      ok: false,
      refusal: "seat-not-there",
    });
    const route: Owner = { kind: "route", routeId: newId<"routes">() };
    expect(await assign(route, admin, second)).toEqual({ ok: false, refusal: "route-not-there" });
    const theirs = (await anOrganisation("Theirs")).admin;
    expect(await assign(toSeat(), theirs)).toEqual({ ok: false, refusal: "number-not-there" });
    expect(await findNumber(theirs, numberId)).toBeNull();
  });

  it("is not assigned before the carrier has confirmed it, nor once it is to go", async () => {
    const asked = await aNumber(admin, at, { state: "unknown", boughtAt: null });
    expect(await assign(toSeat(), admin, asked)).toEqual({ ok: false, refusal: "number-not-bought" });
    await releaseNumber(admin, one(), at);
    expect(await assign(toSeat())).toEqual({ ok: false, refusal: "number-to-be-released" });
  });

  it("neither comes to an admin's seat nor leaves it by a manager", async () => {
    const manager = await organisation.member("manager");
    const { seatId: seatOfAdmin } = await aSeat("Ada Admin", "admin");
    const refused = { ok: false, refusal: "admins-only-by-admins" };
    expect(await assign(toSeat(seatOfAdmin), manager)).toEqual(refused);
    const seatsOffered = async (by: Actor) => (await ownerChoices(by)).seats.map(({ id }) => id);
    expect(await seatsOffered(manager)).toEqual([seatId]);
    expect(await seatsOffered(admin)).toEqual([seatId, seatOfAdmin]);
    expect(await assign(toSeat(seatOfAdmin))).toMatchObject({ ok: true });
    expect(await unassignNumber(manager, one(), later)).toEqual(refused);
    expect(await unassignNumber(admin, one(), later)).toMatchObject({ ok: true });
    expect(await assign(toSeat(), manager)).toMatchObject({ ok: true });
    expect(await unassignNumber(manager, one(), later)).toMatchObject({ ok: true });
  });

  it("can be given to any seat of very many: those beyond the list are searched for, by extension or name", async () => {
    await fillWithAgents(organisation, 600);
    const [first, found] = [await ownerChoices(admin), await ownerChoices(admin, { q: "1599" })];
    expect(first).toMatchObject({ isMore: true });
    expect(first.seats).toHaveLength(mostSeats);
    const last = found.seats.find(({ extension }) => extension === "1599");
    expect(first.seats).not.toContainEqual(last);
    expect(found.isMore).toBe(false);
    expect((await ownerChoices(admin, { q: last?.name ?? "" })).seats).toContainEqual(last);
    const asked = await ownerChoices(admin, { q: "joan", wanted: last?.id ?? null });
    expect(asked.seats).toMatchObject([{ extension: "1599" }, { name: "Joan Joiner" }]);
    expect(asked.isMore).toBe(false);
  });

  it("is not for agents", async () => {
    const agent = await organisation.member("agent");
    await expect(assign(toSeat(), agent)).rejects.toThrow(NotAllowed);
  });
});

describe("back in the pool", () => {
  it("it is nobody's, says whose it was, and the seat's caller ID falls back visibly", async () => {
    await assign(toSeat());
    expect(await unassignNumber(admin, one(), later)).toMatchObject({ ok: true });
    expect(await callerId()).toEqual({ shown: null, lost: numberId });
    expect(await audited(admin, "caller-id.lost")).toMatchObject([{ details: { extension: "100" } }]);
    const { rows } = await list({ use: "pool" });
    expect(rows).toMatchObject([
      { id: numberId, lastOwner: { extension: "100", name: "Joan Joiner", until: later } },
    ]);
    expect(await unassignNumber(admin, one(), later)).toEqual({ ok: false, refusal: "number-not-in-use" });
  });
});

describe("a release", () => {
  it("is planned for the next bill date, undone by keeping, and is an admin's", async () => {
    const on = "2026-02-01" as Day;
    expect(await releaseDay(admin, at)).toBe(on);
    expect(await releaseNumber(admin, one(), at)).toMatchObject({ ok: true, value: { on } });
    expect(await releaseNumber(admin, one(), at)).toEqual({ ok: false, refusal: "number-to-be-released" });
    expect((await list({ use: "leaving" })).rows).toHaveLength(1);

    expect(await keepNumber(admin, one(), at)).toEqual({ ok: false, refusal: "quote-not-seen" });
    const quote = await quoteKeepingNumber(admin, numberId, at);
    expect(quote?.nextBill).toMatchObject({ on });
    expect(await keepNumber(admin, one(numberId, quote?.pin), at)).toMatchObject({ ok: true });
    expect(await keepNumber(admin, one(), at)).toEqual({ ok: false, refusal: "number-not-to-be-released" });
    const manager = await organisation.member("manager");
    await expect(releaseNumber(manager, one(), at)).rejects.toThrow(NotAllowed);
    await expect(keepNumber(manager, one(), at)).rejects.toThrow(NotAllowed);
  });

  it("is asked again where a bill date has passed since its day was shown", async () => {
    const shown = { ...one(), goesOn: "2026-02-01" as Day };
    expect(await releaseNumber(admin, shown, noonOf("2026-02-01"))).toEqual({
      ok: false,
      refusal: "day-moved",
    });
    const again = { ...one(), goesOn: "2026-03-01" as Day };
    expect(await releaseNumber(admin, again, noonOf("2026-02-01"))).toMatchObject({ ok: true });
  });

  it("on its day takes the number from its seat, and from the list unless what is gone is asked for", async () => {
    await assign(toSeat());
    await releaseNumber(admin, one(), at);
    await writeDue(noonOf("2026-02-01"));
    expect(await callerId()).toEqual({ shown: null, lost: numberId });
    expect((await list()).rows).toEqual([]);
    expect((await list({ use: "gone" })).rows).toMatchObject([{ id: numberId, state: "released" }]);
  });
});

describe("the list", () => {
  it("is searched by digits, place, route and whoever has the number", async () => {
    await assign(toSeat());
    const routeId = await aRoute("Complaints");
    const other = await aNumber(admin, at, { number: "+12125550199", place: "New York, NY" });
    await assign({ kind: "route", routeId }, admin, other);
    const found = async (q: string) => (await list({ q })).rows.map(({ id }) => id);
    expect(await found("(212) 555-01")).toEqual([other]);
    expect(await found("new york")).toEqual([other]);
    expect(await found("complaints")).toEqual([other]);
    expect(await found("joan")).toEqual([numberId]);
    expect(await found("nobody at all")).toEqual([]);
    expect((await list({ use: "seat" })).rows.map(({ id }) => id)).toEqual([numberId]);
    expect((await list({ use: "route" })).rows.map(({ id }) => id)).toEqual([other]);
  });
});
