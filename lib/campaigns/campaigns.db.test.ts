import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { NameFilter } from "#lib/groups/list-filter.ts";
import { aCampaign, aGroup, seated } from "#lib/groups/testing/some-groups.ts";
import { someSeats } from "#lib/routes/testing/some-routes.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { type CampaignId, newId, type SeatId } from "#lib/values/ids.ts";
import { addCampaign } from "./add-campaign.ts";
import { findAgentPlaces } from "./agent-campaigns.ts";
import { changeCampaign } from "./change-campaign.ts";
import { deleteCampaign } from "./delete-campaign.ts";
import { findCampaign } from "./find-campaign.ts";
import { findUnclear } from "./find-people.ts";
import { listCampaigns } from "./list-campaigns.ts";
import { findLineUp } from "./read-line-up.ts";
import type { ChangeCampaign } from "./schema.ts";

const today = "2026-05-10" as Day;
const lineUpOf = (actor: Actor, id: CampaignId) => findLineUp(actor, id, { after: null, today });

function save(actor: Actor, campaignId: CampaignId, change: Partial<ChangeCampaign>) {
  const empty = { groups: [], people: [], add: [], groupsDrawn: [], peopleDrawn: [] };
  return changeCampaign(actor, {
    key: formKey(),
    campaignId,
    version: 1,
    name: "Spring",
    ...empty,
    ...change,
  });
}

const add = (actor: Actor, change: Partial<ChangeCampaign>) =>
  addCampaign(
    actor,
    { key: formKey(), name: "Spring", groups: [], people: [], add: [], ...change },
    new Date(),
  );

function put(who: Actor, values: Partial<typeof agents.$inferInsert>) {
  return asSystem("test", (tx) => tx.update(agents).set(values).where(eq(agents.id, who.agentId)));
}

describe("addCampaign", () => {
  it("names groups and people by name, extension and address, each once, for a manager too", async () => {
    const { admin, member, tiers } = await anOrganisation();
    const manager = await member("manager", "Mona Manager");
    const agent = await member("agent", "Zoë Ren");
    const [seat] = await someSeats(admin, tiers[0]?.id, 1);
    await seated(admin, agent.agentId, seat?.id ?? newId());
    const groupId = await aGroup(admin, "Sales");
    const added = await add(manager, { groups: [groupId], add: ["700", "zoe ren", "MONA MANAGER"] });
    if (!added.ok) throw new Error(added.refusal);
    const campaign = await findCampaign(admin, added.value.campaignId);
    expect(campaign).toMatchObject({ name: "Spring", groups: [groupId] });
    expect(campaign?.people.map(({ name }) => name)).toEqual(["Mona Manager", "Zoë Ren"]);
    expect(await audited(admin, "campaign.added")).toEqual([
      {
        actorId: manager.agentId,
        details: { campaign: "Spring", groups: 1, agents: 2, id: added.value.campaignId },
      },
    ]);
  });

  it("adds it once for a form sent twice", async () => {
    const { admin } = await anOrganisation();
    const form = { key: formKey(), name: "Spring", groups: [], people: [], add: [] };
    const first = await addCampaign(admin, form, new Date());
    expect(await addCampaign(admin, form, new Date())).toEqual({ ...first, replayed: true });
    expect((await listCampaigns(admin, NameFilter.parse({}))).total).toBe(1);
  });

  it("refuses a name in use, who is nobody or several, and what is another organisation's", async () => {
    const { admin, member } = await anOrganisation();
    const others = await anOrganisation();
    const theirs = await aGroup(others.admin, "Theirs");
    const [one, two] = [await member("agent", "Bert Bee"), await member("agent", "Bert Bee")];
    const gone = await member("agent", "Gone Gil");
    await put(gone, { state: "Closed", closedAt: new Date() });
    await aCampaign(admin, { name: "Autumn" });
    for (const [change, refusal] of [
      [{ name: "Autumn" }, "name-taken"],
      [{ name: "AUTUMN" }, "name-taken"],
      [{ groups: [theirs] }, "group-unknown"],
      [{ people: [others.admin.agentId] }, "person-unknown"],
      [{ people: [gone.agentId] }, "person-unknown"],
      [{ add: ["Bert Bee"] }, "people-unclear"],
      [{ add: ["Gone Gil"] }, "people-unclear"],
      [{ add: ["Nobody"] }, "people-unclear"],
    ] as const)
      expect(await add(admin, change as Partial<ChangeCampaign>), refusal).toEqual({ ok: false, refusal });
    const [unclear] = await findUnclear(admin, ["Bert Bee"]);
    expect(unclear?.emails).toHaveLength(2);
    expect([one.agentId, two.agentId]).toHaveLength(2);
    expect((await listCampaigns(admin, NameFilter.parse({}))).total).toBe(1);
    await expect(add(one, {})).rejects.toMatchObject({ name: "NotAllowed" });
  });
});

describe("changeCampaign", () => {
  it("changes name, groups and people as one, and keeps a closed account that it names", async () => {
    const { admin, member } = await anOrganisation();
    const agent = await member("agent", "Ann One");
    const groupId = await aGroup(admin, "Sales");
    const campaignId = await aCampaign(admin, { people: [agent.agentId] });
    await put(agent, { state: "Closed", closedAt: new Date() });
    const change = { name: "Summer", groups: [groupId], people: [agent.agentId], add: ["Ada Admin"] };
    expect(await save(admin, campaignId, change)).toMatchObject({ ok: true });
    const campaign = await findCampaign(admin, campaignId);
    expect(campaign).toMatchObject({ name: "Summer", version: 2, groups: [groupId] });
    expect(campaign?.people.map(({ name, state }) => `${name} ${state}`)).toEqual([
      "Ada Admin Active",
      "Ann One Closed",
    ]);
    expect(await save(admin, campaignId, { version: 2, name: "Summer" })).toMatchObject({ ok: true });
    expect((await audited(admin, "campaign.changed")).map(({ details }) => details)).toEqual([
      {
        campaign: "Summer",
        nameBefore: "Spring",
        groups: 1,
        groupsBefore: 0,
        agents: 2,
        agentsBefore: 1,
        id: campaignId,
      },
      { campaign: "Summer", groups: 0, groupsBefore: 1, agents: 0, agentsBefore: 2, id: campaignId },
    ]);
  });

  it("writes nothing where nothing changed", async () => {
    const { admin } = await anOrganisation();
    const campaignId = await aCampaign(admin, {});
    expect(await save(admin, campaignId, {})).toMatchObject({ ok: true });
    expect(await findCampaign(admin, campaignId)).toMatchObject({ version: 1 });
    expect(await audited(admin, "campaign.changed")).toEqual([]);
  });

  it("refuses an old version, one that is gone, another organisation's, and an agent", async () => {
    const { admin, member } = await anOrganisation();
    const theirs = await aCampaign((await anOrganisation()).admin, {});
    const campaignId = await aCampaign(admin, {});
    expect(await save(admin, campaignId, { version: 7 })).toEqual({
      ok: false,
      refusal: "changed-meanwhile",
    });
    for (const id of [theirs, newId<"campaigns">()]) {
      expect(await save(admin, id, {})).toEqual({ ok: false, refusal: "campaign-not-there" });
      expect(await findCampaign(admin, id)).toBeNull();
    }
    await expect(save(await member("agent"), campaignId, {})).rejects.toMatchObject({ name: "NotAllowed" });
  });

  it("lets the first of two admins win, and tells the other", async () => {
    const { admin } = await anOrganisation();
    const campaignId = await aCampaign(admin, {});
    const held = await holding((tx) => lockOrganisation(tx, admin.orgId));
    const first = save(admin, campaignId, { name: "One" });
    await untilWaiting(null);
    const second = save(admin, campaignId, { name: "Two" });
    await untilWaiting(null, 2);
    await held.release();
    const refused = (await Promise.all([first, second])).filter((each) => !each.ok);
    expect(refused).toEqual([{ ok: false, refusal: "changed-meanwhile" }]);
    expect(await findCampaign(admin, campaignId)).toMatchObject({ version: 2 });
  });
});

describe("deleteCampaign", () => {
  it("deletes it, and leaves groups and people", async () => {
    const { admin } = await anOrganisation();
    const groupId = await aGroup(admin, "Sales");
    const campaignId = await aCampaign(admin, { groups: [groupId], people: [admin.agentId] });
    const form = { key: formKey(), campaignId };
    expect(await deleteCampaign(admin, form)).toMatchObject({ ok: true, value: { name: "Spring" } });
    expect(await findCampaign(admin, campaignId)).toBeNull();
    expect(await findAgentPlaces(admin, { id: admin.agentId, seatId: null })).toEqual({
      groups: [],
      campaigns: [],
    });
    expect(await audited(admin, "campaign.deleted")).toEqual([
      { actorId: admin.agentId, details: { campaign: "Spring" } },
    ]);
    expect(await deleteCampaign(admin, { key: formKey(), campaignId })).toEqual({
      ok: false,
      refusal: "campaign-not-there",
    });
  });

  it("refuses another organisation's, and an agent", async () => {
    const { admin, member } = await anOrganisation();
    const others = await anOrganisation();
    const theirs = await aCampaign(others.admin, {});
    const form = { key: formKey(), campaignId: theirs };
    expect(await deleteCampaign(admin, form)).toEqual({ ok: false, refusal: "campaign-not-there" });
    expect(await findCampaign(others.admin, theirs)).not.toBeNull();
    const wrong = deleteCampaign(await member("agent"), { ...form, key: formKey() });
    await expect(wrong).rejects.toMatchObject({ name: "NotAllowed" });
  });
});

describe("the agents resulting", () => {
  it("are who sits in a seat of a group or is named, each once, working now; and what is planned", async () => {
    const { admin, member, tiers } = await anOrganisation();
    const seats = (await someSeats(admin, tiers[0]?.id, 5)).map(({ id }) => id);
    const [a, b, c, d] = seats as [SeatId, SeatId, SeatId, SeatId];
    const ann = await member("agent", "Ann Both");
    const ben = await member("agent", "Ben Waits");
    const cai = await member("agent", "Cai Later");
    const dan = await member("agent", "Dan Deactivated");
    const eve = await member("agent", "Eve Named");
    await member("agent", "Zed Elsewhere");
    await Promise.all([
      seated(admin, ann.agentId, a),
      seated(admin, ben.agentId, b),
      seated(admin, cai.agentId, c),
      seated(admin, dan.agentId, d),
    ]);
    await put(ben, { state: "Waiting", endsOn: "2026-06-30" as Day });
    await put(cai, { state: "Scheduled", startsOn: "2026-06-01" as Day, endsOn: "2026-06-30" as Day });
    await put(dan, { state: "Deactivated", endsOn: "2026-06-02" as Day });
    const sales = await aGroup(admin, "Sales", [a, b, c, d]);
    const support = await aGroup(admin, "Support", [a]);
    const id = await aCampaign(admin, {
      groups: [sales, support],
      people: [ann.agentId, eve.agentId],
    });

    const lineUp = await lineUpOf(admin, id);
    expect(
      lineUp.rows.map(({ name, groups, isSingle }) => [name, groups.map((group) => group.name), isSingle]),
    ).toEqual([
      ["Ann Both", ["Sales", "Support"], true],
      ["Ben Waits", ["Sales"], false],
      ["Eve Named", [], true],
    ]);
    expect(lineUp).toMatchObject({ count: 3, next: null });
    expect(lineUp.planned).toEqual([
      { on: "2026-06-01", joins: [{ id: cai.agentId, name: "Cai Later" }], leaves: [], count: 4 },
      {
        on: "2026-06-30",
        joins: [],
        leaves: [
          { id: ben.agentId, name: "Ben Waits" },
          { id: cai.agentId, name: "Cai Later" },
        ],
        count: 2,
      },
    ]);
    expect((await listCampaigns(admin, NameFilter.parse({}))).rows).toEqual([
      { id, name: "Spring", groups: 2, people: 2, agents: 3 },
    ]);
    expect(await findAgentPlaces(admin, { id: ann.agentId, seatId: a })).toMatchObject({
      groups: [{ name: "Sales" }, { name: "Support" }],
      campaigns: [{ name: "Spring", through: [{ name: "Sales" }, { name: "Support" }], isSingle: true }],
    });
  });

  it("come page by page, each once, and another organisation's are none", async () => {
    const { admin, member } = await anOrganisation();
    const people = await Promise.all(Array.from({ length: 60 }, (_, n) => member("agent", `Agent ${n % 7}`)));
    const id = await aCampaign(admin, { people: people.map(({ agentId }) => agentId) });
    const first = await lineUpOf(admin, id);
    const second = await findLineUp(admin, id, { after: first.next, today });
    expect(first.rows).toHaveLength(50);
    expect(second).toMatchObject({ count: 60, next: null });
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(60);
    expect(await lineUpOf((await anOrganisation()).admin, id)).toMatchObject({ count: 0, rows: [] });
    await expect(async () => lineUpOf(await member("agent"), id)).rejects.toMatchObject({
      name: "NotAllowed",
    });
  });
});
