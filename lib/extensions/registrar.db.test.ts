import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem, change } from "#db/client.ts";
import { agents } from "#db/schema/index.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { formKey, join } from "#db/testing/charged.ts";
import { aSipReader } from "#db/testing/sip-reader.ts";
import { deactivateAgent } from "#lib/agents/deactivate-agent.ts";
import { reactivateAgent } from "#lib/agents/reactivate-agent.ts";
import { replaceAgent } from "#lib/agents/replace-agent.ts";
import type { AddAgent } from "#lib/agents/schema.ts";
import { aReplacement } from "#lib/agents/testing/a-replacement.ts";
import { signOut } from "#lib/auth/sign-out.ts";
import { changeGuide } from "#lib/organisations/change-guide.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, refused } from "#lib/values/outcome.ts";
import { phoneAccount } from "./phone-account.ts";
import { showOwnSipSecret } from "./show-sip-secret.ts";
import { type Kamailio, kamailioIsMissing, startKamailio } from "./testing/kamailio.ts";
import { type Credentials, registers } from "./testing/sipp.ts";

const accepted = 200;
const challengedAgain = 401;

describe.skipIf(kamailioIsMissing)(`a softphone at Kamailio ${kamailioIsMissing ?? ""}`.trim(), () => {
  let reader: Awaited<ReturnType<typeof aSipReader>>;
  let kamailio: Kamailio;
  const tries = (credentials: Credentials) => registers(kamailio.port, credentials);

  beforeAll(async () => {
    reader = await aSipReader();
    kamailio = await startKamailio({ databaseUrl: reader.url });
  });
  afterAll(async () => {
    await kamailio?.stop();
    await reader?.remove();
  });

  it("registers with what the page shows, and with nothing else", async () => {
    const { occupant } = await seated("first.example.com");
    const shown = await shownTo(occupant);
    expect(await tries(shown)).toBe(accepted);
    expect(await tries({ ...shown, secret: "0".repeat(30) })).toBe(challengedAgain);
    expect(await tries({ ...shown, userName: "101" })).toBe(challengedAgain);
    await seated("second.example.com");
    expect(await tries({ ...shown, domain: "second.example.com" }), "the same extension elsewhere").toBe(
      challengedAgain,
    );
  });

  it("with the leaver's secret is refused after Replace, with the joiner's accepted", async () => {
    const { org, occupant } = await seated("replace.example.com");
    const before = await shownTo(occupant);
    expect(await tries(before)).toBe(accepted);
    const replaced = await replaceAgent(org.admin, await aReplacement(org.admin, occupant), new Date());
    if (!replaced.ok) throw new Error(replaced.refusal);
    const joiner = await active(org.admin, replaced.value.agentId);
    const after = await shownTo(joiner);
    expect(after).toMatchObject({ userName: before.userName, domain: before.domain });
    expect(await tries(before)).toBe(challengedAgain);
    expect(await tries(after)).toBe(accepted);
  });

  it("is refused after sign-out under Force login, and accepted after signing in again", async () => {
    const { org, occupant } = await seated("force.example.com", { forceLogin: true });
    const shown = await shownTo(occupant);
    expect(await tries(shown)).toBe(accepted);
    await signOut(occupant);
    expect(await tries(shown)).toBe(challengedAgain);
    await signedIn(org.admin.orgId, occupant.agentId);
    expect(await tries(shown)).toBe(accepted);
  });

  it("is refused after deactivation, and accepted once reactivated", async () => {
    const { org, occupant } = await seated("off.example.com");
    const shown = await shownTo(occupant);
    expect(await tries(shown)).toBe(accepted);
    const one = () => ({ key: formKey(), agentId: occupant.agentId });
    expect(await deactivateAgent(org.admin, one(), new Date())).toMatchObject({ ok: true });
    expect(await tries(shown)).toBe(challengedAgain);
    expect(await reactivateAgent(org.admin, one(), new Date())).toMatchObject({ ok: true });
    expect(await tries(shown)).toBe(accepted);
  });

  it("follows the organisation to another domain with the same secret", async () => {
    const { org, occupant } = await seated("old.example.com");
    const shown = await shownTo(occupant);
    await setDomain(org.admin, "new.example.com");
    expect(await tries(shown)).toBe(challengedAgain);
    expect(await tries({ ...shown, domain: "new.example.com" })).toBe(accepted);
  });

  it("of the dashboard registers while somebody is signed in", async () => {
    const { occupant, seatId } = await seated("web.example.com", { extensionType: "Web" });
    const account = await change(occupant, "phone.own", { key: formKey() }, async (tx) => {
      const found = await phoneAccount(tx, seatId);
      return found ? done(found) : refused("no-sip-extension");
    });
    if (!account.ok) throw new Error(account.refusal);
    expect(await tries(account.value)).toBe(accepted);
    await signOut(occupant);
    expect(await tries(account.value)).toBe(challengedAgain);
  });
});

async function seated(domain: string, wanted: Partial<AddAgent> = {}) {
  const org = await anOrganisation();
  await setDomain(org.admin, domain);
  const tierId = org.tiers[0]?.id;
  if (!tierId) throw new Error("no such tier");
  const { agentId, seatId } = await join(org.admin, { tierId }, new Date(), wanted);
  return { org, seatId, occupant: await active(org.admin, agentId) };
}

async function setDomain(admin: Actor, sipDomain: string): Promise<void> {
  const rest = { desktopPhoneUrl: null, mobilePhoneUrl: null, sipWebsocketUrl: null, crmNotes: null };
  const changed = await changeGuide(admin, { key: formKey(), sipDomain, ...rest });
  if (!changed.ok) throw new Error(changed.refusal);
}

/** Has chosen a password, and is signed in. */
async function active({ orgId }: Actor, agentId: AgentId): Promise<Actor> {
  await asSystem("test", (tx) => tx.update(agents).set({ state: "Active" }).where(eq(agents.id, agentId)));
  return signedIn(orgId, agentId);
}

/** What `Show SIP secret` shows the occupant. */
async function shownTo(occupant: Actor): Promise<Credentials> {
  const shown = await showOwnSipSecret(occupant, { key: formKey() });
  if (!shown.ok || !shown.secret || !shown.value.domain) throw new Error("nothing shown");
  return { userName: shown.value.userName, domain: shown.value.domain, secret: shown.secret };
}
