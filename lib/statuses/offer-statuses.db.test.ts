import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { agents, auditEntries } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type AgentId, newId, type StatusId } from "#lib/values/ids.ts";
import { changeStatus } from "./change-status.ts";
import { findOffered } from "./find-statuses.ts";
import { offerStatuses } from "./offer-statuses.ts";
import { findOwnStatus } from "./own-status.ts";

const at = new Date();

it("takes a status out of one person's menu, refuses it there, and is audited", async () => {
  const { org, agent, id, offer } = await anAgent();
  expect(await offer(["On a break", "In a meeting"])).toMatchObject({ ok: true });
  const names = async (actor: Actor) => (await findOwnStatus(actor)).statuses.map(({ name }) => name);
  expect(await names(agent)).toEqual(["Available", "On a break", "In a meeting"]);
  expect(await names(org.admin)).toContain("Away");
  expect(await changeStatus(agent, { key: newId(), statusId: id("Away") }, at)).toEqual({
    ok: false,
    refusal: "status-not-offered",
  });
  const entries = await asSystem("test", (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.agentId, agent.agentId)),
  );
  expect(entries).toMatchObject([
    { action: "statuses.offered", details: { withheld: "Away", withheldBefore: null } },
  ]);

  await offer(["On a break", "In a meeting", "Away"]);
  expect(await names(agent)).toContain("Away");
});

it("leaves the person in a status that is not offered any more until it is changed", async () => {
  const { agent, id, offer } = await anAgent();
  await changeStatus(agent, { key: newId(), statusId: id("Away") }, at);
  await offer([]);
  const own = await findOwnStatus(agent);
  expect([own.currentId, own.statuses.map(({ name }) => name)]).toEqual([id("Away"), ["Available", "Away"]]);
  await changeStatus(agent, { key: newId(), statusId: id("Available") }, at);
  expect((await findOwnStatus(agent)).statuses.map(({ name }) => name)).toEqual(["Available"]);
});

it("says nothing of what the form did not show, nor of the first, which is everybody's", async () => {
  const { org, agent, id } = await anAgent();
  const input = { key: newId<"idempotency_keys">(), agentId: agent.agentId, offered: [] };
  await offerStatuses(org.admin, { ...input, shown: [id("Away"), id("Available")] });
  const { first, statuses } = await findOffered(org.admin, agent.agentId);
  expect(first?.name).toBe("Available");
  expect(statuses.map(({ name, isOffered }) => [name, isOffered])).toEqual([
    ["On a break", true],
    ["In a meeting", true],
    ["Away", false],
  ]);
});

it("refuses a form whose boxes somebody else has changed since, unless they stand as they stood", async () => {
  const { org, agent, id, offer } = await anAgent();
  const shown = [id("On a break"), id("Away")];
  const form = { agentId: agent.agentId, shown, drawn: shown };
  const send = (names: string[]) =>
    offerStatuses(org.admin, { ...form, key: newId(), offered: names.map(id) });
  await offer(["On a break", "Away"]);
  expect(await send(["On a break"]), "of what was not shown nothing is said").toMatchObject({ ok: true });
  expect(await send(["Away"])).toEqual({ ok: false, refusal: "changed-meanwhile" });
  const { statuses } = await findOffered(org.admin, agent.agentId);
  expect(statuses.map(({ isOffered }) => isOffered)).toEqual([true, false, false]);
  await offer(["On a break", "Away"]);
  expect(await send(["Away"])).toMatchObject({ ok: true });
});

it("refuses managers an admin's menu, anybody a closed account's, another organisation's, and agents all", async () => {
  const { org, agent, id } = await anAgent();
  const manager = await org.member("manager");
  const input = (agentId: AgentId) => ({
    key: newId<"idempotency_keys">(),
    agentId,
    shown: [id("Away")],
    offered: [],
  });
  expect(await offerStatuses(manager, input(agent.agentId))).toMatchObject({ ok: true });
  expect(await offerStatuses(manager, input(org.admin.agentId))).toEqual({
    ok: false,
    refusal: "admins-only-by-admins",
  });
  const stranger = (await anOrganisation()).admin;
  expect(await offerStatuses(stranger, input(agent.agentId))).toEqual({ ok: false, refusal: "not-there" });
  await expect(offerStatuses(agent, input(agent.agentId))).rejects.toMatchObject({ name: "NotAllowed" });
  await asSystem("test", (tx) =>
    tx.update(agents).set({ state: "Closed", closedAt: at }).where(eq(agents.id, agent.agentId)),
  );
  expect(await offerStatuses(manager, input(agent.agentId))).toEqual({
    ok: false,
    refusal: "account-closed",
  });
});

async function anAgent() {
  const org = await anOrganisation();
  const agent = await org.member("agent");
  const { statuses } = await findOwnStatus(agent);
  const id = (name: string) => statuses.find((status) => status.name === name)?.id ?? newId<"statuses">();
  const offer = (names: string[]) =>
    offerStatuses(org.admin, {
      key: newId(),
      agentId: agent.agentId,
      shown: statuses.map((status): StatusId => status.id),
      offered: names.map(id),
    });
  return { org, agent, id, offer };
}
