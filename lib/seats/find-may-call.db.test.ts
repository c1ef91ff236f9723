import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { organisations, sessions, statuses } from "#db/schema/index.ts";
import { withPassword } from "#db/testing/an-account.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { deactivateAgent } from "#lib/agents/deactivate-agent.ts";
import type { AddAgent } from "#lib/agents/schema.ts";
import { signOut } from "#lib/auth/sign-out.ts";
import { changeGuide } from "#lib/organisations/change-guide.ts";
import { changeStatus } from "#lib/statuses/change-status.ts";
import { findOwnStatus } from "#lib/statuses/own-status.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { findMayCall } from "./find-may-call.ts";

const at = new Date("2026-11-22T09:00:00Z");

describe("findMayCall", () => {
  it("both, for somebody who is available and signed in", async () => {
    const { org, agent } = await anAgent({ extensionType: "Web", forceLogin: true });
    expect(await said(org.admin, agent)).toEqual(["yes", "yes"]);
    expect(await said(agent, agent)).toEqual(["yes", "yes"]);
  });

  it("neither, for somebody without a seat, or deactivated", async () => {
    const { org, agent } = await anAgent({ extensionType: "SIP" });
    expect(await said(org.admin, org.admin)).toEqual(["no-seat", "no-seat"]);
    await deactivateAgent(org.admin, { key: newId(), agentId: agent.agentId }, at);
    expect(await said(org.admin, agent)).toEqual(["not-active", "not-active"]);
  });

  it.each([
    { type: "Web", forceLogin: false, refusal: "web-needs-session" },
    { type: "Web", forceLogin: true, refusal: "force-login" },
    { type: "SIP", forceLogin: true, refusal: "force-login" },
    { type: "SIP", forceLogin: false, refusal: "yes" },
  ] as const)(
    "signed out of $type, force login $forceLogin: $refusal",
    async ({ type: extensionType, forceLogin, refusal }) => {
      const { org, agent } = await anAgent({ extensionType, forceLogin });
      await signOut(agent);
      expect(await said(org.admin, agent)).toEqual([refusal, refusal]);
      const again = await signedIn(agent.orgId, agent.agentId);
      expect(await said(org.admin, again), "signed in again").toEqual(["yes", "yes"]);
    },
  );

  it("a session counts as long as the organisation's idle limit lets it, and not past its end", async () => {
    const { org, agent } = await anAgent({ extensionType: "SIP", forceLogin: true });
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const set = (change: Partial<typeof sessions.$inferInsert>) =>
      asSystem("test", (tx) =>
        tx.update(sessions).set(change).where(eq(sessions.id, agent.sessionId)).returning(),
      );
    await set({ seenAt: ago(20) });
    expect(await said(org.admin, agent)).toEqual(["yes", "yes"]);
    await asSystem("test", (tx) =>
      tx.update(organisations).set({ sessionIdleMinutes: 15 }).where(eq(organisations.id, agent.orgId)),
    );
    expect(await said(org.admin, agent)).toEqual(["force-login", "force-login"]);
    await set({ seenAt: ago(0), endsAt: ago(1) });
    expect(await said(org.admin, agent)).toEqual(["force-login", "force-login"]);
  });

  it("places and does not receive while the status takes no calls; without a choice it is the first status", async () => {
    const { org, agent } = await anAgent({ extensionType: "SIP" });
    const own = await findOwnStatus(agent);
    const away = own.statuses.find(({ takesCalls }) => !takesCalls)?.id ?? newId<"statuses">();
    await changeStatus(agent, { key: newId(), statusId: away }, at);
    expect(await said(org.admin, agent)).toEqual(["yes", "status-away"]);

    await changeStatus(agent, { key: newId(), statusId: own.currentId ?? away }, at);
    expect(await said(org.admin, agent)).toEqual(["yes", "yes"]);
    const { agent: colleague } = await anAgent({ extensionType: "SIP" }, org);
    await asSystem("test", (tx) =>
      tx
        .update(statuses)
        .set({ takesCalls: false })
        .where(and(eq(statuses.orgId, agent.orgId), eq(statuses.position, 0))),
    );
    expect(await said(org.admin, colleague)).toEqual(["yes", "status-away"]);
  });

  it("says the same as the exchange's view, which puts no call through to who is away", async () => {
    const { org, agent } = await anAgent({ extensionType: "SIP", forceLogin: true });
    const nothing = { desktopPhoneUrl: null, mobilePhoneUrl: null, crmNotes: null, sipWebsocketUrl: null };
    await changeGuide(org.admin, { key: newId(), ...nothing, sipDomain: `${agent.orgId}.example.com` });
    const both = async () => [await said(org.admin, agent), await seenByExchange(agent)];
    const { statuses: all, currentId } = await findOwnStatus(agent);
    const choose = (statusId: typeof currentId) =>
      changeStatus(agent, { key: newId(), statusId: statusId ?? newId() }, at);

    expect(await both()).toEqual([["yes", "yes"], { allowed: true, receives: true }]);
    await choose(all.find(({ takesCalls }) => !takesCalls)?.id ?? null);
    expect(await both()).toEqual([["yes", "status-away"], { allowed: true, receives: false }]);
    await choose(currentId);
    expect(await both()).toEqual([["yes", "yes"], { allowed: true, receives: true }]);
    await signOut(agent);
    expect(await both()).toEqual([["force-login", "force-login"], { allowed: false, receives: false }]);
  });

  it("is not there for another organisation's agent, and not for an agent to ask about a colleague", async () => {
    const { org, agent } = await anAgent({ extensionType: "SIP" });
    const other = await anOrganisation();
    expect(await findMayCall(other.admin, agent.agentId)).toBeNull();
    await expect(findMayCall(agent, org.admin.agentId)).rejects.toMatchObject({ name: "NotAllowed" });
    expect(await findMayCall(await org.member("manager"), agent.agentId)).not.toBeNull();
  });
});

/** Somebody on a new seat who has chosen a password and is signed in. */
async function anAgent(change: Partial<AddAgent>, organisation?: Awaited<ReturnType<typeof anOrganisation>>) {
  const org = organisation ?? (await anOrganisation());
  const [tier] = org.tiers;
  if (!tier) throw new Error("no tier");
  const { agentId } = await join(org.admin, { tierId: tier.id }, new Date(), change);
  const agent = await signedIn(org.admin.orgId, agentId);
  await withPassword(agent);
  return { org, agent };
}

async function seenByExchange({ orgId }: Actor) {
  const [row] = await asSystem("test", (tx) =>
    tx.execute(sql`select allowed, receives from sip_subscribers where domain = ${`${orgId}.example.com`}`),
  );
  return row;
}

async function said(asker: Actor, { agentId }: Actor) {
  const answer = await findMayCall(asker, agentId);
  if (!answer) throw new Error("not there");
  return [answer.place, answer.receive].map((one) => (one.allowed ? "yes" : one.reason));
}
