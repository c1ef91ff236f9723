import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { auditEntries, extensions, organisations } from "#db/schema/index.ts";
import { withPassword } from "#db/testing/an-account.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { deactivateAgent } from "#lib/agents/deactivate-agent.ts";
import type { AddAgent } from "#lib/agents/schema.ts";
import { signOut } from "#lib/auth/sign-out.ts";
import { changeGuide } from "#lib/organisations/change-guide.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { openPhone } from "./open-phone.ts";

const form = () => ({ key: newId<"idempotency_keys">() });
const address = "wss://sip.example.com:7443/";

describe("openPhone", () => {
  it("gives the occupant of a Web seat what the phone registers with: the same each time, and none of it to the trail", async () => {
    const { agent, domain } = await anAgent();
    const first = await openPhone(agent, form());
    expect(first).toMatchObject({
      ok: true,
      value: { userName: "100", domain, address },
      secret: expect.stringMatching(/^[0-9a-f]{30}$/),
    });
    const again = await openPhone(agent, form());
    expect(again.ok && again.secret).toBe(first.ok && first.secret);

    const [extension] = await asSystem("test", (tx) =>
      tx.select().from(extensions).where(eq(extensions.orgId, agent.orgId)),
    );
    expect(extension?.ha1).toMatch(/^[0-9a-f]{32}$/);
    const trail = await asSystem("test", (tx) =>
      tx.select().from(auditEntries).where(eq(auditEntries.actorId, agent.agentId)),
    );
    expect(trail).toEqual([]);
  });

  it("makes a secret where the seat has none yet", async () => {
    const { agent } = await anAgent();
    await asSystem("test", (tx) =>
      tx.update(extensions).set({ sealedSipSecret: null }).where(eq(extensions.orgId, agent.orgId)),
    );
    expect(await openPhone(agent, form())).toMatchObject({
      ok: true,
      secret: expect.stringMatching(/^[0-9a-f]{30}$/),
    });
  });

  it.each([
    { why: "no seat", whose: "admin" as const, refusal: "no-seat" },
    { why: "a SIP seat", seat: { extensionType: "SIP" as const }, refusal: "not-web" },
    { why: "no address of an exchange", without: { sipWebsocketUrl: null }, refusal: "no-exchange" },
    { why: "no SIP domain", without: { sipDomain: null }, refusal: "no-exchange" },
  ])("refuses with $why: $refusal", async ({ whose, seat, without, refusal }) => {
    const { org, agent } = await anAgent(seat);
    if (without) {
      await asSystem("test", (tx) =>
        tx.update(organisations).set(without).where(eq(organisations.id, agent.orgId)),
      );
    }
    expect(await openPhone(whose ? org[whose] : agent, form())).toEqual({ ok: false, refusal });
  });

  it("is for a live session alone: not after signing out, nor after deactivation", async () => {
    const { org, agent } = await anAgent();
    const other = await signedIn(agent.orgId, agent.agentId);
    await signOut(other);
    await expect(openPhone(other, form())).rejects.toMatchObject({ reason: "signed-out" });
    await deactivateAgent(org.admin, { ...form(), agentId: agent.agentId }, new Date());
    await expect(openPhone(agent, form())).rejects.toMatchObject({ reason: "deactivated" });
  });

  it("is refused to whoever has not chosen a password yet", async () => {
    const { agent } = await anAgent();
    await withPassword(agent, {
      state: "Waiting",
      isTemporary: true,
      expiresAt: new Date(Date.now() + 60_000),
    });
    expect(await openPhone(agent, form())).toEqual({ ok: false, refusal: "not-active" });
  });
});

/** Somebody on a new Web seat, in an organisation that has an exchange. */
async function anAgent(change: Partial<AddAgent> = {}): Promise<{
  org: Awaited<ReturnType<typeof anOrganisation>>;
  agent: Actor;
  domain: string;
}> {
  const org = await anOrganisation();
  const domain = `${newId()}.example.com`;
  const nothing = { desktopPhoneUrl: null, mobilePhoneUrl: null, crmNotes: null };
  await changeGuide(org.admin, { ...form(), ...nothing, sipDomain: domain, sipWebsocketUrl: address });
  const [tier] = org.tiers;
  if (!tier) throw new Error("no tier");
  const { agentId } = await join(org.admin, { tierId: tier.id }, new Date(), {
    extensionType: "Web",
    ...change,
  });
  const agent = await signedIn(org.admin.orgId, agentId);
  await withPassword(agent);
  return { org, agent, domain };
}
