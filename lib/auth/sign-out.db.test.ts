import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";
import { traces } from "#db/testing/an-account.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { newId } from "#lib/values/ids.ts";
import { endOverdueSessions } from "./end-overdue-sessions.ts";
import { signOut } from "./sign-out.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

const aForm = () => ({ key: newId<"idempotency_keys">() });

async function endsOf(actor: Parameters<typeof traces>[0]) {
  const { sessions: all } = await traces(actor);
  return Object.fromEntries(all.map(({ id, endedBecause }) => [id, endedBecause]));
}

describe("signOut", () => {
  it("ends this session and no other, once, and is audited", async () => {
    const actor = await (await anOrganisation()).member("agent");
    const elsewhere = await signedIn(actor.orgId, actor.agentId);
    await signOut(actor);
    await signOut(actor);
    expect(await endsOf(actor)).toEqual({ [actor.sessionId]: "signed-out", [elsewhere.sessionId]: null });
    expect((await traces(actor)).actions).toEqual(["session.ended"]);
  });

  it("leaves the reason alone by which a session ended before", async () => {
    const actor = await (await anOrganisation()).member("agent");
    await signOutEverywhere(actor, aForm());
    await signOut(actor);
    expect(await endsOf(actor)).toEqual({ [actor.sessionId]: "signed-out-everywhere" });
  });
});

describe("signOutEverywhere", () => {
  it("ends every session of this account, the asking one too, and nobody else's", async () => {
    const org = await anOrganisation();
    const actor = await org.member("agent");
    const elsewhere = await signedIn(actor.orgId, actor.agentId);
    expect(await signOutEverywhere(actor, aForm())).toMatchObject({ ok: true, value: { sessions: 2 } });
    expect(await endsOf(actor)).toEqual({
      [actor.sessionId]: "signed-out-everywhere",
      [elsewhere.sessionId]: "signed-out-everywhere",
    });
    expect(await endsOf(org.admin)).toEqual({ [org.admin.sessionId]: null });
    expect((await traces(actor)).actions).toEqual(["session.ended-everywhere"]);
  });

  it("takes one away that nobody sits at any more, without counting it", async () => {
    const actor = await (await anOrganisation()).member("agent");
    const idle = await signedIn(actor.orgId, actor.agentId);
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await asSystem("test", (tx) =>
      tx.update(sessions).set({ seenAt: yesterday }).where(eq(sessions.id, idle.sessionId)),
    );
    await endOverdueSessions();
    expect(await endsOf(actor)).toMatchObject({ [idle.sessionId]: "idle" });
    expect(await signOutEverywhere(actor, aForm())).toMatchObject({ value: { sessions: 1 } });
    expect(await endsOf(actor)).toMatchObject({ [idle.sessionId]: "signed-out-everywhere" });
  });

  it("finds the door closed the second time", async () => {
    const actor = await (await anOrganisation()).member("agent");
    await signOutEverywhere(actor, aForm());
    await expect(signOutEverywhere(actor, aForm())).rejects.toMatchObject({
      name: "SignedOut",
      reason: "signed-out-everywhere",
    });
  });
});
