import { describe, expect, it } from "vitest";
import { read } from "#db/client.ts";
import { otherPassword, rightPassword, temporary, traces, withPassword } from "#db/testing/an-account.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId } from "#lib/values/ids.ts";
import { readAccount } from "./account.ts";
import { chooseFirstPassword } from "./choose-first-password.ts";
import { verifyPassword } from "./password.ts";
import { signOut } from "./sign-out.ts";

const at = new Date("2026-03-05T12:00:00Z");

const aForm = (newPassword = otherPassword) => ({
  key: newId<"idempotency_keys">(),
  newPassword,
  repeatPassword: newPassword,
});

async function aNewcomer() {
  return withPassword(
    await (await anOrganisation("Northwind")).member("agent", "Nora Newcomer"),
    temporary(),
  );
}

describe("chooseFirstPassword", () => {
  it("makes the account Active with its own password; this session stays, the others end", async () => {
    const actor = await aNewcomer();
    const elsewhere = await signedIn(actor.orgId, actor.agentId);
    expect(await chooseFirstPassword(actor, aForm(), at)).toMatchObject({ ok: true });

    const { agent, password, sessions, actions, audit, templates } = await traces(actor);
    expect(agent.state).toBe("Active");
    expect(password).toMatchObject({ isTemporary: false, mustChange: false, expiresAt: null, changedAt: at });
    expect(await opensWith(actor, otherPassword)).toBe(true);
    expect(await opensWith(actor, rightPassword)).toBe(false);
    const ends = sessions.map(({ id, endedBecause }) => [id, endedBecause]);
    expect(Object.fromEntries(ends)).toEqual({
      [actor.sessionId]: null,
      [elsewhere.sessionId]: "password-changed",
    });
    expect(actions).toEqual(["password.chosen"]);
    expect(JSON.stringify(audit)).not.toContain(otherPassword);
    expect(templates).toEqual([]);
  });

  it.each([
    { why: "the temporary one again", newPassword: rightPassword, refusal: "password-unchanged" },
    { why: "14 characters", newPassword: "kd4-Zwq9!plm3x", refusal: "password-too-short" },
    { why: "what everybody would choose", newPassword: "passwordpassword", refusal: "password-common" },
    { why: "the organisation's name", newPassword: "Northwind-2026-!!", refusal: "password-contains-name" },
  ])("refuses $why and leaves the account waiting", async ({ newPassword, refusal }) => {
    const actor = await aNewcomer();
    expect(await chooseFirstPassword(actor, aForm(newPassword), at)).toEqual({ ok: false, refusal });
    expect(await opensWith(actor, rightPassword)).toBe(true);
    expect((await traces(actor)).agent.state).toBe("Waiting");
  });

  it("is no way round the current password once nothing must be changed", async () => {
    const actor = await withPassword(await (await anOrganisation()).member("agent"));
    expect(await chooseFirstPassword(actor, aForm(), at)).toEqual({
      ok: false,
      refusal: "nothing-to-choose",
    });
    expect(await opensWith(actor, rightPassword)).toBe(true);
  });

  it("answers the same form sent again, and at once, with its first answer", async () => {
    const actor = await aNewcomer();
    const form = aForm();
    const answers = await Promise.all([1, 2, 3].map(() => chooseFirstPassword(actor, form, at)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await chooseFirstPassword(actor, form, at)).toMatchObject({ ok: true, replayed: true });
    expect((await traces(actor)).actions).toEqual(["password.chosen"]);
  });

  it("finds the door closed when the session has ended", async () => {
    const actor = await aNewcomer();
    await signOut(actor);
    await expect(chooseFirstPassword(actor, aForm(), at)).rejects.toMatchObject({ name: "SignedOut" });
    expect(await opensWith(actor, rightPassword)).toBe(true);
  });
});

async function opensWith(actor: Actor, plain: string): Promise<boolean> {
  const account = await read(actor, (tx) => readAccount(tx, actor));
  return verifyPassword(account?.hash ?? null, plain);
}
