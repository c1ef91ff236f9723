import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem, read } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { fillWithAgents } from "#db/testing/many-agents.ts";
import { released, someSeats } from "#lib/routes/testing/some-routes.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type GroupId, newId, type SeatId } from "#lib/values/ids.ts";
import { seenText } from "#lib/values/seen.ts";
import { addGroup } from "./add-group.ts";
import { changeGroup } from "./change-group.ts";
import { deleteGroup } from "./delete-group.ts";
import { findGroup } from "./find-group.ts";
import { NameFilter, SeatsFilter } from "./list-filter.ts";
import { listGroups } from "./list-groups.ts";
import { listSeats, selectSeats } from "./list-seats.ts";
import { mostGroups } from "./schema.ts";
import { aCampaign, aGroup, seated, seatsIn } from "./testing/some-groups.ts";

const add = (actor: Actor, name: string) => addGroup(actor, { key: formKey(), name }, new Date());
const remove = (actor: Actor, groupId: GroupId) => deleteGroup(actor, { key: formKey(), groupId });
const noFilter = NameFilter.parse({});
const allSeats = SeatsFilter.parse({});

/** Sends a page of seats: those shown, those ticked when it was drawn, and those ticked now. */
function tick(actor: Actor, groupId: GroupId, shown: SeatId[], drawn: SeatId[], seats: SeatId[]) {
  return changeGroup(actor, { key: formKey(), groupId, shown, drawn, seats }, new Date());
}

const rename = (actor: Actor, groupId: GroupId, before: string, name: string) =>
  changeGroup(
    actor,
    { key: formKey(), groupId, name, seen: seenText({ name: before }), shown: null, drawn: null, seats: [] },
    new Date(),
  );

describe("addGroup", () => {
  it("adds one for a manager, once for a form sent twice, and its name is no other's", async () => {
    const { admin, member } = await anOrganisation();
    const manager = await member("manager");
    const form = { key: formKey(), name: "Sales" };
    const first = await addGroup(manager, form, new Date());
    expect(await addGroup(manager, form, new Date())).toEqual({ ...first, replayed: true });
    for (const same of ["Sales", "sALES", "Ｓales", "Sa\u200bles"])
      expect(await add(admin, same), same).toEqual({ ok: false, refusal: "name-taken" });
    expect((await add((await anOrganisation()).admin, "Sales")).ok).toBe(true);
    const { rows } = await listGroups(admin, noFilter);
    expect(rows).toMatchObject([{ name: "Sales", seats: 0, people: 0, campaigns: 0 }]);
    expect(await audited(admin, "group.added")).toEqual([
      { actorId: manager.agentId, details: { group: "Sales", seats: 0, id: rows[0]?.id } },
    ]);
  });

  it("has a bound, and is not an agent's", async () => {
    const { admin, member } = await anOrganisation();
    await asSystem("test", (tx) =>
      tx.execute(sql`insert into groups (org_id, id, name, created_at)
        select ${admin.orgId}, gen_random_uuid(), 'Group ' || n, now() from generate_series(1, ${mostGroups}::int) n`),
    );
    expect(await add(admin, "One more")).toEqual({ ok: false, refusal: "groups-too-many" });
    await expect(add(await member("agent"), "Mine")).rejects.toMatchObject({ name: "NotAllowed" });
  });
});

describe("changeGroup", () => {
  it("puts in and takes out the seats that the form shows, and leaves those of other pages", async () => {
    const { admin, tiers } = await anOrganisation();
    const [a, b, c] = (await someSeats(admin, tiers[0]?.id, 3)).map(({ id }) => id) as [
      SeatId,
      SeatId,
      SeatId,
    ];
    const groupId = await aGroup(admin, "Sales", [a, c]);
    expect(await tick(admin, groupId, [a, b], [a], [b])).toMatchObject({ ok: true });
    expect(await seatsIn(admin, groupId)).toEqual([b, c]);
    // What is ticked but not shown is no answer of this form.
    expect(await tick(admin, groupId, [b], [b], [a, b])).toMatchObject({ ok: true });
    expect(await seatsIn(admin, groupId)).toEqual([b, c]);
    expect((await audited(admin, "group.changed")).map(({ details }) => details)).toEqual([
      { group: "Sales", seatsAdded: 2, id: groupId },
      { group: "Sales", seatsAdded: 1, seatsRemoved: 1, id: groupId },
    ]);
  });

  it("renames it and leaves the seats", async () => {
    const { admin, tiers } = await anOrganisation();
    const seats = (await someSeats(admin, tiers[0]?.id, 1)).map(({ id }) => id);
    const groupId = await aGroup(admin, "Sales", seats);
    await aGroup(admin, "Support");
    expect(await rename(admin, groupId, "Sales", "Support")).toEqual({ ok: false, refusal: "name-taken" });
    expect(await rename(admin, groupId, "Sales", "Sales team")).toMatchObject({ ok: true });
    expect(await findGroup(admin, groupId)).toMatchObject({ name: "Sales team", version: 3, seats: 1 });
    expect(await rename(admin, groupId, "Sales", "Sales force")).toEqual({
      ok: false,
      refusal: "changed-meanwhile",
    });
  });

  it("refuses ticks of before somebody else's, a released seat, another organisation's seat and group, and an agent", async () => {
    const { admin, tiers, member } = await anOrganisation();
    const others = await anOrganisation();
    const [a, b] = (await someSeats(admin, tiers[0]?.id, 2)).map(({ id }) => id) as [SeatId, SeatId];
    const [theirs] = (await someSeats(others.admin, others.tiers[0]?.id, 1)).map(({ id }) => id) as [SeatId];
    const theirGroup = await aGroup(others.admin, "Theirs", [theirs]);
    const groupId = await aGroup(admin, "Sales", [a]);
    await released(admin, b);
    for (const [id, shown, refusal] of [
      [groupId, [a], "changed-meanwhile"],
      [groupId, [b], "seat-not-there"],
      [groupId, [theirs], "seat-not-there"],
      [theirGroup, [theirs], "group-not-there"],
      [newId<"groups">(), [a], "group-not-there"],
    ] as const)
      expect(await tick(admin, id, [...shown], [], [...shown])).toEqual({ ok: false, refusal });
    expect(await seatsIn(others.admin, theirGroup)).toEqual([theirs]);
    expect(await findGroup(admin, theirGroup)).toBeNull();
    await expect(tick(await member("agent"), groupId, [a], [a], [])).rejects.toMatchObject({
      name: "NotAllowed",
    });
  });

  it("lets the first of two admins win, and tells the other", async () => {
    const { admin, tiers } = await anOrganisation();
    const [a, b] = (await someSeats(admin, tiers[0]?.id, 2)).map(({ id }) => id) as [SeatId, SeatId];
    const groupId = await aGroup(admin, "Sales");
    const held = await holding((tx) => lockOrganisation(tx, admin.orgId));
    const first = tick(admin, groupId, [a, b], [], [a]);
    await untilWaiting(null);
    const second = tick(admin, groupId, [a, b], [], [b]);
    await untilWaiting(null, 2);
    await held.release();
    const refusals = (await Promise.all([first, second])).map((each) => (each.ok ? null : each.refusal));
    expect(refusals.toSorted()).toEqual(["changed-meanwhile", null].toSorted());
    expect(await seatsIn(admin, groupId)).toHaveLength(1);
  });

  it("loses a seat that is released", async () => {
    const { admin, tiers } = await anOrganisation();
    const [a, b] = (await someSeats(admin, tiers[0]?.id, 2)).map(({ id }) => id) as [SeatId, SeatId];
    const groupId = await aGroup(admin, "Sales", [a, b]);
    await released(admin, a);
    expect(await seatsIn(admin, groupId)).toEqual([b]);
  });
});

describe("deleteGroup", () => {
  it("deletes it with what hung on it, and tells how much that was", async () => {
    const { admin, tiers } = await anOrganisation();
    const seats = (await someSeats(admin, tiers[0]?.id, 2)).map(({ id }) => id);
    const groupId = await aGroup(admin, "Sales", seats);
    const campaignId = await aCampaign(admin, { groups: [groupId] });
    await seated(admin, admin.agentId, seats[0] ?? newId());
    expect(await findGroup(admin, groupId)).toMatchObject({
      seats: 2,
      people: 1,
      campaigns: [{ id: campaignId, name: "Spring" }],
    });
    expect(await remove(admin, groupId)).toMatchObject({ ok: true, value: { name: "Sales" } });
    expect(await findGroup(admin, groupId)).toBeNull();
    expect(await seatsIn(admin, groupId)).toEqual([]);
    expect(await audited(admin, "group.deleted")).toEqual([
      { actorId: admin.agentId, details: { group: "Sales", seats: 2, campaigns: 1 } },
    ]);
  });

  it("refuses one that is gone or another organisation's, and an agent", async () => {
    const { admin, member } = await anOrganisation();
    const theirs = await aGroup((await anOrganisation()).admin, "Theirs");
    for (const id of [theirs, newId<"groups">()])
      expect(await remove(admin, id)).toEqual({ ok: false, refusal: "group-not-there" });
    await expect(remove(await member("agent"), theirs)).rejects.toMatchObject({ name: "NotAllowed" });
  });
});

describe("the lists", () => {
  it("finds groups by part of a name, page by page", async () => {
    const { admin } = await anOrganisation();
    await asSystem("test", (tx) =>
      tx.execute(sql`insert into groups (org_id, id, name, created_at)
        select ${admin.orgId}, gen_random_uuid(), 'Group ' || lpad(n::text, 3, '0'), now() from generate_series(1, 60) n`),
    );
    const first = await listGroups(admin, noFilter);
    expect(first.rows.map(({ name }) => name).slice(0, 2)).toEqual(["Group 001", "Group 002"]);
    expect(first.rows).toHaveLength(50);
    const second = await listGroups(admin, NameFilter.parse({ after: first.next }));
    expect(second.rows.at(0)?.name).toBe("Group 051");
    expect(second.next).toBeNull();
    const found = await listGroups(admin, NameFilter.parse({ q: "GROUP 05" }));
    expect(found).toMatchObject({ total: 60, next: null });
    expect(found.rows).toHaveLength(10);
  });

  it("shows 900 seats page by page, each once, by number, and finds them by name and number", async () => {
    const org = await anOrganisation();
    await fillWithAgents(org, 1_000);
    const groupId = await aGroup(org.admin, "Sales");
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 40; page += 1) {
      const list: Awaited<ReturnType<typeof listSeats>> = await listSeats(
        org.admin,
        groupId,
        SeatsFilter.parse({ after }),
      );
      seen.push(...list.rows.map(({ extension }) => extension ?? ""));
      after = list.next;
      if (!after) break;
    }
    expect(seen).toHaveLength(900);
    expect(seen).toEqual(seen.toSorted((x, y) => Number(x) - Number(y)));
    const [one] = (await listSeats(org.admin, groupId, allSeats)).rows;
    expect((await listSeats(org.admin, groupId, SeatsFilter.parse({ q: "1001" }))).rows).toEqual([one]);
    const byName = await listSeats(org.admin, groupId, SeatsFilter.parse({ q: one?.name?.toUpperCase() }));
    expect(byName.rows).toEqual([one]);
    expect((await listSeats(org.admin, groupId, SeatsFilter.parse({ q: "%" }))).rows).toEqual([]);
    expect((await listSeats(org.admin, groupId, SeatsFilter.parse({ show: "in" }))).rows).toEqual([]);

    const [plan] = await read(org.admin, (tx) =>
      tx.execute<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
        sql`explain (analyze, format json) ${selectSeats(tx, groupId, SeatsFilter.parse({ q: "zz" })).getSQL()}`,
      ),
    );
    const handled = plan ? rowsHandled(plan["QUERY PLAN"][0].Plan) : null;
    expect(handled, "no seat is looked at once for each other seat").toBeLessThan(30 * 900);
    expect(handled).toBeGreaterThan(900);
  });
});

interface PlanNode {
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Join Filter"?: number;
  Plans?: PlanNode[];
}

/** What all steps of a plan together gave or threw away. */
function rowsHandled(node: PlanNode): number {
  const each =
    node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Join Filter"] ?? 0);
  const below = (node.Plans ?? []).map(rowsHandled);
  return below.reduce((sum, rows) => sum + rows, each * node["Actual Loops"]);
}
