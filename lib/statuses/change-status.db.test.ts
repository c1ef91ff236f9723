import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { currentStatuses } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { changeStatus } from "./change-status.ts";
import { findOwnStatus } from "./own-status.ts";

const first = new Date("2026-11-22T09:00:00Z");
const later = new Date("2026-11-22T10:00:00Z");

describe("changeStatus", () => {
  it("starts with the organisation's first status, and is the one that was chosen last", async () => {
    const { agent, named } = await anAgent();
    const { statuses, currentId } = await findOwnStatus(agent);
    expect(statuses.map(({ name, takesCalls }) => [name, takesCalls])).toEqual([
      ["Available", true],
      ["On a break", false],
      ["In a meeting", false],
      ["Away", false],
    ]);
    expect(currentId).toBe(named("Available"));

    await changeStatus(agent, aForm(named("Away")), first);
    const changed = await changeStatus(agent, aForm(named("On a break")), later);
    expect(changed).toMatchObject({ ok: true, value: { name: "On a break" } });
    expect((await findOwnStatus(agent)).currentId).toBe(named("On a break"));
    expect(await stored(agent)).toEqual([
      { orgId: agent.orgId, agentId: agent.agentId, statusId: named("On a break"), since: later },
    ]);
  });

  it("keeps since when it is, for the same status again and for the same form twice", async () => {
    const { agent, named } = await anAgent();
    const form = aForm(named("Away"));
    await changeStatus(agent, form, first);
    expect(await changeStatus(agent, form, later)).toMatchObject({ ok: true, replayed: true });
    await changeStatus(agent, aForm(named("Away")), later);
    expect(await stored(agent)).toMatchObject([{ since: first }]);
  });

  it("is one person's own: a colleague's and another organisation's stay as they are", async () => {
    const { org, agent, named } = await anAgent();
    await changeStatus(agent, aForm(named("Away")), first);
    expect((await findOwnStatus(org.admin)).currentId).toBe(named("Available"));
    const stranger = (await anOrganisation()).admin;
    expect((await findOwnStatus(stranger)).statuses.map(({ id }) => id)).not.toContain(named("Away"));
  });

  it.each(["made up", "another organisation's"])("refuses a status that is %s", async (which) => {
    const { agent } = await anAgent();
    const theirs = await findOwnStatus((await anOrganisation()).admin);
    const statusId = which === "made up" ? newId<"statuses">() : theirs.currentId;
    expect(await changeStatus(agent, aForm(statusId), first)).toEqual({
      ok: false,
      refusal: "status-unknown",
    });
    expect(await stored(agent)).toEqual([]);
  });
});

async function anAgent() {
  const org = await anOrganisation();
  const agent = await org.member("agent");
  const { statuses } = await findOwnStatus(agent);
  const named = (name: string) => statuses.find((status) => status.name === name)?.id ?? null;
  return { org, agent, named };
}

const aForm = (statusId: Awaited<ReturnType<typeof findOwnStatus>>["currentId"]) => ({
  key: newId<"idempotency_keys">(),
  statusId: statusId ?? newId<"statuses">(),
});

const stored = (agent: Actor) =>
  asSystem("test", (tx) =>
    tx.select().from(currentStatuses).where(eq(currentStatuses.agentId, agent.agentId)),
  );
