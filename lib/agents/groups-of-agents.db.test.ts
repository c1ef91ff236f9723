import { describe, expect, it } from "vitest";
import { aVacantSeat } from "#db/testing/a-vacant-seat.ts";
import { anEmail, anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { formKey, join, noonOf } from "#db/testing/charged.ts";
import { aCampaign, aGroup, seatsIn } from "#lib/groups/testing/some-groups.ts";
import { type AgentId, type GroupId, newId } from "#lib/values/ids.ts";
import { addAgent } from "./add-agent.ts";
import { readAgentsPage } from "./agents-page.ts";
import { changeSeveral, previewSeveral } from "./change-several.ts";
import { editAgent } from "./edit-agent.ts";
import { findEdited, stateOf } from "./find-edited.ts";
import { findReplacement } from "./find-replacement.ts";
import { AgentFilter } from "./list-filter.ts";
import { replaceAgent } from "./replace-agent.ts";
import { aReplacement, aSeatedAgent, later } from "./testing/a-replacement.ts";
import { anAddAgentForm } from "./testing/an-add-agent-form.ts";
import { anEditForm } from "./testing/an-edit-form.ts";

const at = noonOf("2026-03-17");

/** Somebody on a new seat of a tier, in these groups. */
async function aMember(org: TestOrganisation, groups: GroupId[]) {
  const tierId = org.tiers[0]?.id;
  if (!tierId) throw new Error("no such tier");
  return join(org.admin, { tierId }, at, { groups });
}

async function groupsOf(org: TestOrganisation, agentId: AgentId): Promise<string> {
  const agent = await findEdited(org.admin, agentId);
  return (agent && stateOf(agent).groups) ?? "";
}

const entries = async (org: TestOrganisation) => [
  ...(await audited(org.admin, "group.joined")).map(({ details }) => details),
  ...(await audited(org.admin, "group.left")).map(({ details }) => details),
];

describe("groups of a new agent", () => {
  it("are those that were ticked, and those that a vacant seat has by now", async () => {
    const org = await anOrganisation(undefined, { setUpAt: at });
    const seatId = await aVacantSeat(org.admin, org.tiers[0]?.id, at);
    const [had, ticked, other] = [
      await aGroup(org.admin, "Had", [seatId]),
      await aGroup(org.admin, "Ticked"),
      await aGroup(org.admin, "Other"),
    ];
    const { agentId } = await join(org.admin, { seatId }, at, { groups: [ticked] });
    expect(await groupsOf(org, agentId)).toBe([had, ticked].sort().join(" "));
    expect(await seatsIn(org.admin, other)).toEqual([]);
    expect(await entries(org)).toMatchObject([{ group: "Ticked", extension: "100", seat: seatId }]);
    await aMember(org, [ticked, other]);
    expect(await seatsIn(org.admin, ticked)).toHaveLength(2);
  });

  it("need a seat, and are groups of the own organisation; refused, nobody is added", async () => {
    const org = await anOrganisation(undefined, { setUpAt: at });
    const groupId = await aGroup(org.admin, "Sales");
    const theirs = await aGroup((await anOrganisation()).admin, "Theirs");
    const seatId = await aVacantSeat(org.admin, org.tiers[0]?.id, at);
    const seat = { kind: "vacant", seatId } as const;
    for (const [change, refusal] of [
      [{ groups: [groupId] }, "groups-need-seat"],
      [{ seat, groups: [theirs] }, "group-unknown"],
      [{ seat, groups: [groupId, newId<"groups">()] }, "group-unknown"],
    ] as const) {
      const form = anAddAgentForm({ email: anEmail(), ...change, groups: [...change.groups] });
      expect(await addAgent(org.admin, form, at)).toEqual({ ok: false, refusal });
    }
    expect(await seatsIn(org.admin, groupId)).toEqual([]);
    expect(await entries(org)).toEqual([]);
  });
});

describe("groups on Edit", () => {
  it("are what was ticked and emptied since the form was drawn, whatever others did meanwhile", async () => {
    const org = await anOrganisation(undefined, { setUpAt: at });
    const [keeps, leaves, joins, theirs] = [
      await aGroup(org.admin, "Keeps"),
      await aGroup(org.admin, "Leaves"),
      await aGroup(org.admin, "Joins"),
      await aGroup(org.admin, "Theirs"),
    ];
    const { agentId } = await aMember(org, [keeps, leaves]);
    const form = await anEditForm(org.admin, agentId);
    const meanwhile = { what: "group-add", groupId: theirs } as const;
    await changeSeveral(org.admin, { key: formKey(), agent: [agentId], change: meanwhile, quote: null }, at);
    const edited = await editAgent(org.admin, { ...form, groups: [keeps, joins] }, at);
    expect(edited).toMatchObject({ ok: true, value: { isChanged: true } });
    expect(await groupsOf(org, agentId)).toBe([keeps, joins, theirs].sort().join(" "));
    expect((await entries(org)).map(({ group }) => group)).toEqual([
      "Keeps",
      "Leaves",
      "Theirs",
      "Joins",
      "Leaves",
    ]);
    // The person's own row is what it was, and no edit of it is told.
    expect((await findEdited(org.admin, agentId))?.version).toBe(form.version);
    expect(await audited(org.admin, "agent.edited")).toEqual([]);
  });

  it("stay where the form shows none, or says what is there", async () => {
    const org = await anOrganisation(undefined, { setUpAt: at });
    const groupId = await aGroup(org.admin, "Sales");
    const { agentId } = await aMember(org, [groupId]);
    const form = await anEditForm(org.admin, agentId);
    expect(await editAgent(org.admin, form, at)).toMatchObject({ value: { isChanged: false } });
    const { groups: _shown, groupsDrawn: _drawn, ...without } = await anEditForm(org.admin, agentId);
    expect(await editAgent(org.admin, without, at)).toMatchObject({ value: { isChanged: false } });
    expect(await groupsOf(org, agentId)).toBe(groupId);
  });

  it("refuse a group that is gone", async () => {
    const org = await anOrganisation(undefined, { setUpAt: at });
    const { agentId } = await aMember(org, []);
    const form = await anEditForm(org.admin, agentId);
    const gone = { ...form, groups: [newId<"groups">()] };
    expect(await editAgent(org.admin, gone, at)).toEqual({ ok: false, refusal: "group-unknown" });
  });
});

describe("groups in bulk", () => {
  it("skip who has no seat, and who is in it already or not at all, and say why before", async () => {
    const org = await anOrganisation(undefined, { setUpAt: at });
    const groupId = await aGroup(org.admin, "Sales");
    const [inside, outside] = [await aMember(org, [groupId]), await aMember(org, [])];
    const agent = [inside.agentId, outside.agentId, org.admin.agentId];
    const reasons = async (what: "group-add" | "group-remove") => {
      const form = { agent, change: { what, groupId } };
      const preview = await previewSeveral(org.admin, form, at);
      const done = await changeSeveral(org.admin, { ...form, key: formKey(), quote: null }, at);
      if (!("people" in preview) || !done.ok) throw new Error("refused");
      const planned = preview.people.map((one) => [one.id, one.planned.ok ? null : one.planned.refusal]);
      const results = done.value.results.map((one) => [one.agentId, one.refusal]);
      expect(Object.fromEntries(results)).toEqual(Object.fromEntries(planned));
      const of = Object.fromEntries(results);
      return agent.map((id) => of[id]);
    };
    expect(await reasons("group-add")).toEqual(["already-so", null, "no-seat"]);
    expect(await seatsIn(org.admin, groupId)).toHaveLength(2);
    expect(await reasons("group-remove")).toEqual([null, null, "no-seat"]);
    expect(await reasons("group-remove")).toEqual(["already-so", "already-so", "no-seat"]);
    expect(await seatsIn(org.admin, groupId)).toEqual([]);
  });

  it("refuse another organisation's group", async () => {
    const org = await anOrganisation(undefined, { setUpAt: at });
    const theirs = await aGroup((await anOrganisation()).admin, "Theirs");
    const change = { what: "group-add", groupId: theirs } as const;
    const form = { key: formKey(), agent: [org.admin.agentId], change, quote: null };
    expect(await changeSeveral(org.admin, form, at)).toEqual({ ok: false, refusal: "group-unknown" });
  });
});

describe("groups and whoever comes after", () => {
  it("stay with the seat when somebody is replaced; single campaigns stay with the leaver", async () => {
    const { org, leaver } = await aSeatedAgent();
    const groupId = await aGroup(org.admin, "Sales", [leaver.seatId]);
    await aCampaign(org.admin, { name: "Spring", people: [leaver.agentId] });
    expect(await findReplacement(org.admin, leaver.agentId)).toMatchObject({
      seat: { groups: [{ id: groupId, name: "Sales" }] },
      campaigns: [{ name: "Spring" }],
    });
    const answer = await replaceAgent(org.admin, await aReplacement(org.admin, leaver), later);
    if (!answer.ok) throw new Error(answer.refusal);
    expect(await groupsOf(org, answer.value.agentId)).toBe(groupId);
    expect(await findReplacement(org.admin, answer.value.agentId)).toMatchObject({ campaigns: [] });
  });
});

describe("the list of agents", () => {
  it("shows who sits in a group", async () => {
    const org = await anOrganisation(undefined, { setUpAt: at });
    const groupId = await aGroup(org.admin, "Sales");
    const { agentId } = await aMember(org, [groupId]);
    await aMember(org, []);
    const { list, groups } = await readAgentsPage(org.admin, AgentFilter.parse({ group: groupId }), null);
    expect(list.rows.map(({ id }) => id)).toEqual([agentId]);
    expect(groups).toEqual([{ id: groupId, name: "Sales" }]);
    const others = await anOrganisation();
    const none = await readAgentsPage(others.admin, AgentFilter.parse({ group: groupId }), null);
    expect(none.list.rows).toEqual([]);
  });
});
