import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { otherPassword, rightPassword, traces, withPassword } from "#db/testing/an-account.ts";
import { anOrganisation, signedIn } from "#db/testing/an-organisation.ts";
import { newId } from "#lib/values/ids.ts";
import { changePassword } from "./change-password.ts";
import { openResetLink } from "./reset-links.ts";
import { signIn } from "./sign-in.ts";

const at = new Date("2026-03-05T12:00:00Z");
const client = { address: null, userAgent: "test" };

const aForm = (change: { currentPassword?: string; newPassword?: string } = {}) => {
  const { currentPassword = rightPassword, newPassword = otherPassword } = change;
  return { key: newId<"idempotency_keys">(), currentPassword, newPassword, repeatPassword: newPassword };
};

const aMember = async () => withPassword(await (await anOrganisation()).member("manager", "Mona Manager"));

describe("changePassword", () => {
  it("changes it, keeps this session, ends the others and open reset links, and tells the owner by mail", async () => {
    const actor = await aMember();
    const elsewhere = await signedIn(actor.orgId, actor.agentId);
    await asSystem("test", (tx) => openResetLink(tx, actor, new Date()));
    expect(await changePassword(actor, aForm(), null, at)).toMatchObject({ ok: true });

    const { sessions, actions, audit, templates, mails, password } = await traces(actor);
    const ends = Object.fromEntries(sessions.map(({ id, endedBecause }) => [id, endedBecause]));
    expect(ends).toEqual({ [actor.sessionId]: null, [elsewhere.sessionId]: "password-changed" });
    expect(actions).toEqual(["password.changed"]);
    expect(templates).toEqual(["password-changed"]);
    expect(mails[0]).toMatchObject({ recipient: actor.email, state: "queued" });
    expect(JSON.stringify(audit)).not.toMatch(/copper|herons/);
    expect(password.changedAt).toEqual(at);
    const { email } = actor;
    expect(await signIn({ email, password: otherPassword }, client, at)).toMatchObject({ ok: true });
    expect(await signIn({ email, password: rightPassword }, client, at)).toMatchObject({ ok: false });
  });

  it.each([
    {
      why: "a wrong current password",
      form: aForm({ currentPassword: "not the one at all" }),
      refusal: "current-password-wrong",
    },
    {
      why: "the same password again",
      form: aForm({ newPassword: rightPassword }),
      refusal: "password-unchanged",
    },
    {
      why: "a common one",
      form: aForm({ newPassword: "qwertyuiopasdfgh" }),
      refusal: "password-common",
    },
  ])("refuses $why", async ({ form, refusal }) => {
    const actor = await aMember();
    expect(await changePassword(actor, form, null, at)).toEqual({ ok: false, refusal });
    const { actions, mails, sessions } = await traces(actor);
    expect([actions, mails]).toEqual([[], []]);
    expect(sessions.every((session) => session.endedAt === null)).toBe(true);
  });

  it("counts wrong current passwords without closing the way in: of 20 guesses at once, at most 10 are judged", async () => {
    const actor = await aMember();
    const wrong = () => changePassword(actor, aForm({ currentPassword: "not the one" }), null, at);
    const guesses = await Promise.all(Array.from({ length: 20 }, wrong));
    const judged = guesses.filter((guess) => !guess.ok && guess.refusal === "current-password-wrong");
    expect(judged.length).toBeLessThanOrEqual(10);
    const waiting = guesses.filter((guess) => !guess.ok && guess.refusal.startsWith("wait-"));
    expect(judged.length + waiting.length).toBe(20);
    const { email } = actor;
    expect(await signIn({ email, password: rightPassword }, client, at)).toMatchObject({ ok: true });
  });

  it("acts once on the same form, though the second time its current password is the old one", async () => {
    const actor = await aMember();
    const form = aForm();
    await changePassword(actor, form, null, at);
    expect(await changePassword(actor, form, null, at)).toMatchObject({ ok: true, replayed: true });
    expect((await traces(actor)).templates).toEqual(["password-changed"]);
  });

  it("lets one of two different changes at once win, and tells the other", async () => {
    const actor = await aMember();
    const forms = [aForm(), aForm({ newPassword: "nineteen blue kettles on the roof" })];
    const answers = await Promise.all(forms.map((form) => changePassword(actor, form, null, at)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await traces(actor)).actions).toEqual(["password.changed"]);
  });
});
