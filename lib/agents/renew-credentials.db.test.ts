import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { findSession } from "#db/actor.ts";
import { asSystem, read } from "#db/client.ts";
import { agents, auditEntries, outbox, passwords } from "#db/schema/index.ts";
import { withPassword } from "#db/testing/an-account.ts";
import { anOrganisation } from "#db/testing/an-organisation.ts";
import { signIn } from "#lib/auth/sign-in.ts";
import type { Actor, State } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { EmailAddress } from "#lib/values/email-address.ts";
import { newId } from "#lib/values/ids.ts";
import { resendCredentials } from "./resend-credentials.ts";
import { resetAgentPassword } from "./reset-agent-password.ts";

const at = new Date("2026-03-05T12:00:00Z");
const reset = (agent: Actor, sendCredentials = false) => ({
  key: newId<"idempotency_keys">(),
  agentId: agent.agentId,
  sendCredentials,
});
const resend = (agent: Actor) => ({ key: newId<"idempotency_keys">(), agentId: agent.agentId });

describe("Reset password", () => {
  it("kills the old password and every session, shows the new one once, and sends nothing unless asked", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    const outcome = await resetAgentPassword(org.admin, reset(agent), at);
    expect(outcome).toMatchObject({ ok: true, secret: expect.stringMatching(/^(\w{4}-){4}\w{4}$/) });
    expect(await passwordOf(agent)).toMatchObject({
      isTemporary: true,
      mustChange: true,
      expiresAt: new Date("2026-03-12T12:00:00Z"),
    });
    const session = await asSystem("test", (tx) =>
      findSession(tx, { orgId: agent.orgId, sessionId: agent.sessionId }),
    );
    expect(session?.facts.endedBecause).toBe("password-reset");
    expect(await mailsTo(agent)).toEqual([]);
    const trail = await read(org.admin, (tx) => tx.select().from(auditEntries));
    const entry = trail.find((each) => each.action === "agent.password-reset");
    expect(entry).toMatchObject({ actorId: org.admin.agentId, agentId: agent.agentId });
    expect(JSON.stringify(trail)).not.toContain(outcome.ok ? outcome.secret : "");
  });

  it("mails the new one when asked to", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    await resetAgentPassword(org.admin, reset(agent, true), at);
    expect(await mailsTo(agent)).toMatchObject([{ template: "credentials", state: "queued" }]);
  });

  it("lets somebody in at once whom wrong guesses had locked out, with the new one", async () => {
    const org = await anOrganisation();
    const agent = await withPassword(await org.member("agent"));
    const signedIn = await lockedOut(agent);
    const outcome = await resetAgentPassword(org.admin, reset(agent), at);
    expect(await signedIn(outcome.ok ? (outcome.secret ?? "") : "")).toMatchObject({ ok: true });
  });

  it.each([
    {
      why: "a manager acts on no admin",
      actor: "manager",
      target: "admin",
      refusal: "admins-only-by-admins",
    },
    {
      why: "one's own password is changed in the profile",
      actor: "self",
      target: "self",
      refusal: "not-on-yourself",
    },
    {
      why: "a deactivated account is reactivated first",
      state: "Deactivated",
      refusal: "account-deactivated",
    },
    { why: "a scheduled one has no password yet", state: "Scheduled", refusal: "account-not-started" },
    { why: "a closed one stays closed", state: "Closed", refusal: "account-closed" },
  ] as { why: string; actor?: string; target?: string; state?: State; refusal: string }[])(
    "refuses: $why",
    async ({ actor, target, state, refusal }) => {
      const org = await anOrganisation();
      const who = actor === "manager" ? await org.member("manager") : org.admin;
      const whom = target === "self" ? who : await org.member(target === "admin" ? "admin" : "agent");
      if (state) await putInto(whom, state);
      expect(await resetAgentPassword(who, reset(whom), at)).toEqual({ ok: false, refusal });
    },
  );

  it("does not find another organisation's agent, and agents may not at all", async () => {
    const org = await anOrganisation();
    const stranger = await (await anOrganisation()).member("agent");
    expect(await resetAgentPassword(org.admin, reset(stranger), at)).toEqual({
      ok: false,
      refusal: "not-there",
    });
    const agent = await org.member("agent");
    await expect(resetAgentPassword(agent, reset(org.admin), at)).rejects.toMatchObject({
      name: "NotAllowed",
    });
  });
});

describe("Resend credentials", () => {
  it("makes a new password and mails it while none was chosen", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    await resetAgentPassword(org.admin, reset(agent), at);
    const before = await passwordOf(agent);
    expect(await resendCredentials(org.admin, resend(agent), at)).toMatchObject({ ok: true, secret: null });
    expect((await passwordOf(agent))?.hash).not.toBe(before?.hash);
    expect(await mailsTo(agent)).toHaveLength(1);
  });

  it("lets somebody guess anew whom wrong guesses had locked out", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    await resetAgentPassword(org.admin, reset(agent), at);
    const signedIn = await lockedOut(agent);
    await resendCredentials(org.admin, resend(agent), at);
    expect(await signedIn("not the new one either")).toEqual({ ok: false, refusal: "sign-in-wrong" });
  });

  it("refuses once a password was chosen", async () => {
    const org = await anOrganisation();
    const agent = await org.member("agent");
    expect(await resendCredentials(org.admin, resend(agent), at)).toEqual({
      ok: false,
      refusal: "password-already-chosen",
    });
    expect(await mailsTo(agent)).toEqual([]);
  });
});

/** Guesses until the account has to wait; gives the next try. */
async function lockedOut(agent: Actor) {
  const tries = (password: string) =>
    signIn({ email: agent.email as EmailAddress, password }, { address: null, userAgent: "test" }, at);
  for (let guess = 0; guess < 4; guess++) await tries("a wrong guess at it");
  expect(await tries("a wrong guess at it")).toEqual({ ok: false, refusal: "wait-a-minute" });
  return tries;
}

async function putInto({ orgId, agentId }: Actor, state: State): Promise<void> {
  const closedAt = state === "Closed" ? at : null;
  const startsOn = state === "Scheduled" ? ("2026-12-01" as Day) : null;
  await asSystem("test", (tx) =>
    tx
      .update(agents)
      .set({ state, closedAt, startsOn })
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId))),
  );
}

async function passwordOf(agent: Actor) {
  const [row] = await asSystem("test", (tx) =>
    tx.select().from(passwords).where(eq(passwords.agentId, agent.agentId)),
  );
  return row;
}

function mailsTo(agent: Actor) {
  return asSystem("test", (tx) => tx.select().from(outbox).where(eq(outbox.agentId, agent.agentId)));
}
