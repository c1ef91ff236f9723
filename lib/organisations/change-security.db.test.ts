import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { findSession } from "#db/actor.ts";
import { asSystem } from "#db/client.ts";
import { organisations, passwords, sessions } from "#db/schema/index.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { audited } from "#db/testing/audited.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { addAgent } from "#lib/agents/add-agent.ts";
import { resendCredentials } from "#lib/agents/resend-credentials.ts";
import { anAddAgentForm } from "#lib/agents/testing/an-add-agent-form.ts";
import { ownAccount } from "#lib/auth/account.ts";
import { judgePassword } from "#lib/auth/keep-password.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { sessionEndedBecause } from "#lib/auth/session-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { newId } from "#lib/values/ids.ts";
import { seenText } from "#lib/values/seen.ts";
import { changeSecurity } from "./change-security.ts";
import { findSecurity } from "./security.ts";
import type { ChangeSecurity } from "./security-schema.ts";

const usual = {
  passwordLength: 15,
  temporaryPasswordDays: 7,
  isPasswordChangeForced: false,
  sessionIdleMinutes: 720,
  sessionAbsoluteHours: 168,
};
const rules = (change: Partial<ChangeSecurity> = {}): ChangeSecurity => ({
  key: newId<"idempotency_keys">(),
  ...usual,
  ...change,
});

async function endOf({ orgId, sessionId }: Actor, inMinutes: number) {
  const found = await asSystem("test", (tx) => findSession(tx, { orgId, sessionId }));
  return found && sessionEndedBecause(found.facts, new Date(Date.now() + inMinutes * 60_000));
}

async function passwordOf(agentId: AgentId) {
  const [row] = await asSystem("test", (tx) =>
    tx.select().from(passwords).where(eq(passwords.agentId, agentId)),
  );
  return row;
}

async function added(admin: Actor, mustChange: boolean) {
  const outcome = await addAgent(admin, anAddAgentForm({ mustChange }), new Date());
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.agentId;
}

describe("changeSecurity", () => {
  it("changes this organisation's rules and tells the trail what was before, once for the same form twice", async () => {
    const [{ admin }, other] = [await anOrganisation(), await anOrganisation()];
    const form = rules({ passwordLength: 20, sessionIdleMinutes: 30 });
    expect(await changeSecurity(admin, form)).toMatchObject({ ok: true });
    expect(await changeSecurity(admin, form)).toMatchObject({ ok: true, replayed: true });
    await changeSecurity(admin, rules({ passwordLength: 20, sessionIdleMinutes: 30 }));
    expect(await findSecurity(admin)).toEqual({ ...usual, passwordLength: 20, sessionIdleMinutes: 30 });
    expect(await findSecurity(other.admin)).toEqual(usual);
    expect(await audited(admin, "security.changed")).toEqual([
      {
        actorId: admin.agentId,
        details: {
          passwordLength: 20,
          passwordLengthBefore: 15,
          sessionIdleMinutes: 30,
          sessionIdleMinutesBefore: 720,
        },
      },
    ]);
  });

  it("lets the first of two win who saw the same rules, and tells the second", async () => {
    const { admin } = await anOrganisation();
    const seen = seenText(usual);
    const lock = await holding((tx) =>
      tx.update(organisations).set({ name: "Held" }).where(eq(organisations.id, admin.orgId)),
    );
    const first = changeSecurity(admin, rules({ seen, passwordLength: 20 }));
    await untilWaiting(null);
    const second = changeSecurity(admin, rules({ seen, sessionIdleMinutes: 30 }));
    await untilWaiting(null, 2);
    await lock.release();
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await findSecurity(admin)).toEqual({ ...usual, passwordLength: 20 });
  });

  it.each(["manager", "agent"] as const)("is not for a %s", async (role) => {
    const org = await anOrganisation();
    const who = await org.member(role);
    await expect(changeSecurity(who, rules())).rejects.toMatchObject({ name: "NotAllowed" });
    await expect((async () => findSecurity(who))()).rejects.toMatchObject({ name: "NotAllowed" });
  });
});

describe("open sessions", () => {
  it("follow a shorter idle limit and a shorter absolute one at once, in this organisation only", async () => {
    const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
    const days = new Date(Date.now() + 7 * 86_400_000);
    for (const { orgId } of [ours.admin, theirs.admin]) {
      await asSystem("test", (tx) =>
        tx.update(sessions).set({ endsAt: days }).where(eq(sessions.orgId, orgId)),
      );
    }
    await changeSecurity(ours.admin, rules({ sessionIdleMinutes: 5, sessionAbsoluteHours: 1 }));
    expect(await endOf(ours.admin, 4)).toBeNull();
    expect(await endOf(ours.admin, 6)).toBe("idle");
    expect(await endOf(ours.admin, 61)).toBe("expired");
    expect(await endOf(theirs.admin, 61)).toBeNull();
  });

  it("keep their end under a longer limit", async () => {
    const org = await anOrganisation();
    await changeSecurity(org.admin, rules({ sessionAbsoluteHours: 720 }));
    expect(await endOf(org.admin, 61)).toBe("expired");
    expect(await endOf(await signedIn(org.admin.orgId, org.admin.agentId), 59)).toBeNull();
  });

  it.each([
    ["idle", { seenAt: new Date(Date.now() - 13 * 3_600_000) }],
    ["expired", { endsAt: new Date(Date.now() - 1000) }],
  ])("that are over, %s, stay so under longer limits, in this organisation", async (because, overdue) => {
    const [org, other] = [await anOrganisation(), await anOrganisation()];
    const colleague = await org.member("agent");
    for (const { orgId, sessionId } of [colleague, other.admin])
      await asSystem("test", (tx) =>
        tx
          .update(sessions)
          .set(overdue)
          .where(and(eq(sessions.orgId, orgId), eq(sessions.id, sessionId))),
      );
    await changeSecurity(org.admin, rules({ sessionIdleMinutes: 1440, sessionAbsoluteHours: 720 }));
    expect(await endOf(colleague, 0)).toBe(because);
    expect(await endOf(org.admin, 0)).toBeNull();
    const [theirs] = await asSystem("test", (tx) =>
      tx.select().from(sessions).where(eq(sessions.id, other.admin.sessionId)),
    );
    expect(theirs?.endedAt).toBeNull();
  });
});

it("asks for as many characters as the organisation says, from then on", async () => {
  const { admin } = await anOrganisation();
  const typed = "quiet-lantern-4417";
  const hash = await hashPassword("an older thistle bridge");
  const judge = async (password: string) => judgePassword(password, { ...(await ownAccount(admin)), hash });
  expect(await judge(typed)).toMatchObject({ ok: true });
  await changeSecurity(admin, rules({ passwordLength: 19 }));
  expect(await judge(typed)).toEqual({ ok: false, refusal: "password-too-short" });
  expect(await judge(`${typed}9`)).toMatchObject({ ok: true });
});

describe("a forced change of the password", () => {
  it("holds whatever Add Agent posts, for credentials sent again, and for those that are out already", async () => {
    const { admin } = await anOrganisation();
    const before = await added(admin, false);
    expect(await passwordOf(before)).toMatchObject({ mustChange: false });
    await changeSecurity(admin, rules({ isPasswordChangeForced: true }));
    expect(await passwordOf(before)).toMatchObject({ mustChange: true });

    const agentId = await added(admin, false);
    expect(await passwordOf(agentId)).toMatchObject({ mustChange: true });
    await asSystem("test", (tx) =>
      tx
        .update(passwords)
        .set({ mustChange: false })
        .where(and(eq(passwords.orgId, admin.orgId), eq(passwords.agentId, agentId))),
    );
    await resendCredentials(admin, { key: newId(), agentId }, new Date());
    expect(await passwordOf(agentId)).toMatchObject({ mustChange: true });
  });

  it("touches no password that somebody chose, and nobody's elsewhere", async () => {
    const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
    const away = await added(theirs.admin, false);
    await changeSecurity(ours.admin, rules({ isPasswordChangeForced: true }));
    expect(await passwordOf(ours.admin.agentId)).toMatchObject({ isTemporary: false, mustChange: false });
    expect(await passwordOf(away)).toMatchObject({ mustChange: false });
  });

  it("is asked for no more once it is taken back", async () => {
    const { admin } = await anOrganisation();
    await changeSecurity(admin, rules({ isPasswordChangeForced: true }));
    await changeSecurity(admin, rules());
    expect(await passwordOf(await added(admin, false))).toMatchObject({ mustChange: false });
  });
});
