import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { currentStatuses, sessions, statusPeriods } from "#db/schema/index.ts";
import { withPassword } from "#db/testing/an-account.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { deactivateAgent } from "#lib/agents/deactivate-agent.ts";
import { endOverdueSessions } from "#lib/auth/end-overdue-sessions.ts";
import { signOut } from "#lib/auth/sign-out.ts";
import { findMayCall } from "#lib/seats/find-may-call.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type StatusId } from "#lib/values/ids.ts";
import { changeStatus } from "./change-status.ts";
import { listPeriods } from "./list-periods.ts";
import { findOwnStatus } from "./own-status.ts";

const nine = new Date("2026-11-22T09:00:00Z");
const ten = new Date("2026-11-22T10:00:00Z");

describe("the history of statuses", () => {
  it("has each that was chosen, from when to when, the latest first", async () => {
    const { org, agent, choose } = await anAgent();
    await choose("Away", nine);
    await choose("On a break", ten);
    const periods = [
      { name: "On a break", colour: "amber", from: ten, until: null },
      { name: "Away", colour: "grey", from: nine, until: ten },
    ];
    expect(await listPeriods(agent, agent.agentId)).toMatchObject(periods);
    expect(await listPeriods(org.admin, agent.agentId)).toMatchObject(periods);
    const colleague = await org.member("agent");
    expect(() => listPeriods(colleague, agent.agentId)).toThrow("statuses.see");
    expect(await listPeriods((await anOrganisation()).admin, agent.agentId)).toEqual([]);
  });

  it("skips what lasted no time, by one clock or by two that differ", async () => {
    const { agent, choose } = await anAgent();
    await choose("Away", ten);
    await choose("On a break", ten);
    await choose("In a meeting", nine);
    expect(await listPeriods(agent, agent.agentId)).toMatchObject([
      { name: "In a meeting", from: nine, until: null },
    ]);
  });

  it("cannot have two at a time", async () => {
    const { agent, choose, named } = await anAgent();
    await choose("Away", nine);
    const another = { orgId: agent.orgId, agentId: agent.agentId, statusId: named("On a break") };
    const write = asSystem("test", (tx) =>
      tx
        .insert(statusPeriods)
        .values({ ...another, heldFrom: new Date("2026-11-22T09:30:00Z"), heldUntil: ten }),
    );
    await expect(write).rejects.toMatchObject({ constraint: "status_periods_overlap" });
  });
});

describe("a status ends with the last session", () => {
  it("at sign-out, so that calls come again as the first status says", async () => {
    const { org, agent, choose } = await anAgent();
    await choose("Away", nine);
    const receives = async () => (await findMayCall(org.admin, agent.agentId))?.receive;
    expect(await receives()).toEqual({ allowed: false, reason: "status-away" });

    await signOut(agent);
    expect(await stored(agent)).toEqual([]);
    expect(await receives()).toEqual({ allowed: true });
    const [period] = await listPeriods(org.admin, agent.agentId);
    expect(period?.until?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(period?.until?.getTime()).toBeLessThan(Date.now() + 1000);
  });

  it("not while another browser is signed in, and by whatever ends that one", async () => {
    const { org, agent, choose } = await anAgent();
    const second = await signedIn(agent.orgId, agent.agentId);
    await choose("Away", nine);
    await signOut(agent);
    expect(await stored(second)).toHaveLength(1);
    await deactivateAgent(org.admin, { key: newId(), agentId: agent.agentId }, new Date());
    expect(await stored(second)).toEqual([]);
  });

  it("when two browsers sign out at once, each of which still sees the other", async () => {
    const { agent, choose } = await anAgent();
    const second = await signedIn(agent.orgId, agent.agentId);
    await choose("Away", nine);
    const first = await holding((tx) =>
      tx
        .update(sessions)
        .set({ endedAt: new Date(), endedBecause: "signed-out" })
        .where(eq(sessions.id, agent.sessionId)),
    );
    let isOut = false;
    const out = signOut(second).then(() => {
      isOut = true;
    });
    await untilWaiting("sign out");
    expect(isOut).toBe(false);
    await first.release();
    await out;
    expect(await stored(agent)).toEqual([]);
  });

  it("that is chosen while the browser signs out in another tab is not chosen", async () => {
    const { agent, choose } = await anAgent();
    const out = await holding((tx) =>
      tx
        .update(sessions)
        .set({ endedAt: new Date(), endedBecause: "signed-out" })
        .where(eq(sessions.id, agent.sessionId)),
    );
    const chosen = choose("Away", nine).catch((error: Error) => error.name);
    await untilWaiting(null);
    await out.release();
    expect(await chosen).toBe("SignedOut");
    expect(await stored(agent)).toEqual([]);
  });

  it.each([
    ["idle for too long", { seenAt: new Date(Date.now() - 25 * 3_600_000) }],
    ["signed in for too long", { endsAt: new Date(Date.now() - 1000) }],
  ])("within the minute after it was %s", async (_, change) => {
    const { agent, choose } = await anAgent();
    const { agent: present, choose: stay } = await anAgent();
    await choose("Away", nine);
    await stay("Away", nine);
    await asSystem("test", (tx) => tx.update(sessions).set(change).where(eq(sessions.id, agent.sessionId)));
    await endOverdueSessions();
    expect(await stored(agent)).toEqual([]);
    expect(await listPeriods(agent, agent.agentId)).toMatchObject([
      { name: "Away", until: expect.any(Date) },
    ]);
    expect(await stored(present)).toHaveLength(1);
  });
});

/** Somebody on a SIP seat who is signed in. */
async function anAgent() {
  const org = await anOrganisation();
  const [tier] = org.tiers;
  if (!tier) throw new Error("no tier");
  const { agentId } = await join(org.admin, { tierId: tier.id }, new Date(), { extensionType: "SIP" });
  const agent = await signedIn(org.admin.orgId, agentId);
  await withPassword(agent);
  const { statuses } = await findOwnStatus(agent);
  const named = (name: string) => statuses.find((status) => status.name === name)?.id as StatusId;
  const choose = async (name: string, at: Date) => {
    const outcome = await changeStatus(agent, { key: newId(), statusId: named(name) }, at);
    if (!outcome.ok) throw new Error(outcome.refusal);
  };
  return { org, agent, choose, named };
}

const stored = ({ orgId, agentId }: Actor) =>
  asSystem("test", (tx) =>
    tx
      .select()
      .from(currentStatuses)
      .where(and(eq(currentStatuses.orgId, orgId), eq(currentStatuses.agentId, agentId))),
  );
