import { eq, inArray } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { outbox, passwords } from "#db/schema/index.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { deliverNext } from "#lib/mail/deliver-next.ts";
import { aTransport, settleAllMails } from "#lib/mail/testing/a-joiner.ts";
import { changeGuide } from "#lib/organisations/change-guide.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import { postSetUpGuide } from "./post-set-up-guide.ts";
import { replaceAgent } from "./replace-agent.ts";
import { resendCredentials } from "./resend-credentials.ts";
import { aReplacement } from "./testing/a-replacement.ts";

beforeEach(settleAllMails);

describe("the set-up guide of somebody who took over a seat", () => {
  it("tells the seat's extension and what the settings hold", async () => {
    const { admin, joiner, sipDomain } = await aTakeOver();
    const [guide] = await delivered();
    expect(guide?.to).toBe(joiner.email);
    expect(guide?.text).toContain(joiner.password);
    expect(guide?.text).toMatch(/^SIP user name:\n100$/m);
    expect(guide?.text).toContain(`SIP domain:\n${sipDomain}\n`);
    expect(guide?.text).toContain("https://example.com/phone");
    expect(guide?.text).not.toContain("Phone for mobiles");
    expect(guide?.text).toContain("Press Pair.\nThen wait.");
    expect(await templatesTo(admin, joiner.agentId)).toEqual(["set-up-guide"]);
  });

  it("comes again with new credentials while no password was chosen; the one with the dead ones stays behind", async () => {
    const { admin, joiner } = await aTakeOver();
    const form = { key: newId<"idempotency_keys">(), agentId: joiner.agentId };
    expect(await resendCredentials(admin, form, new Date(Date.now() + 1000))).toMatchObject({ ok: true });
    expect(await templatesTo(admin, joiner.agentId)).toEqual(["set-up-guide", "set-up-guide"]);
    const sent = await delivered();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain("The ones you had before no longer work.");
    expect(sent[0]?.text).not.toContain(joiner.password);
  });

  it("goes out without credentials after a password was chosen, however late", async () => {
    const { admin, joiner } = await aTakeOver();
    await delivered();
    await asSystem("test", async (tx) => {
      await tx
        .update(passwords)
        .set({ isTemporary: false, mustChange: false, expiresAt: null })
        .where(eq(passwords.agentId, joiner.agentId));
      const addressee = { orgId: admin.orgId, id: joiner.agentId, name: "Jo", email: joiner.email };
      await postSetUpGuide(tx, { ...addressee, language: "en" }, { credentials: null, again: true });
    });
    const [guide] = await delivered();
    expect(guide?.text).toContain("Sign in with the password that you chose.");
    expect(guide?.text).not.toMatch(/temporary password/i);
  });
});

it("whoever was added without a replacement gets plain credentials again", async () => {
  const { admin, tiers } = await anOrganisation();
  const tierId = tiers[0]?.id;
  if (!tierId) throw new Error("no such tier");
  const { agentId } = await join(admin, { tierId }, new Date(), { sendCredentials: true });
  await resendCredentials(admin, { key: newId<"idempotency_keys">(), agentId }, new Date());
  expect(await templatesTo(admin, agentId)).toEqual(["credentials", "credentials"]);
});

async function aTakeOver() {
  const { admin, tiers } = await anOrganisation();
  const tierId = tiers[0]?.id;
  if (!tierId) throw new Error("no such tier");
  const sipDomain = `${newId()}.example.com`;
  await changeGuide(admin, {
    key: newId(),
    sipDomain,
    desktopPhoneUrl: "https://example.com/phone",
    mobilePhoneUrl: null,
    sipWebsocketUrl: null,
    crmNotes: "Press Pair.\nThen wait.",
  });
  const leaver = await join(admin, { tierId }, new Date());
  const outcome = await replaceAgent(admin, await aReplacement(admin, leaver), new Date());
  if (!outcome.ok || outcome.secret === null) throw new Error("not replaced");
  const { agentId, email } = outcome.value;
  await asSystem("test", (tx) =>
    tx.delete(outbox).where(inArray(outbox.template, ["seat-charged", "access-ended"])),
  );
  return { admin, sipDomain, joiner: { agentId, email, password: outcome.secret } };
}

async function delivered() {
  const transport = aTransport("file");
  while (await deliverNext(transport));
  return transport.sent;
}

async function templatesTo({ orgId }: Actor, agentId: AgentId) {
  const mails = await asSystem("test", (tx) =>
    tx.select().from(outbox).where(eq(outbox.agentId, agentId)).orderBy(outbox.id),
  );
  return mails.filter((mail) => mail.orgId === orgId).map(({ template }) => template);
}
