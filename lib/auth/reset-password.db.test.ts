import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { passwordResets } from "#db/schema/index.ts";
import { otherPassword, rightPassword, temporary, traces, withPassword } from "#db/testing/an-account.ts";
import { anEmail, anOrganisation } from "#db/testing/an-organisation.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { env } from "#lib/env.ts";
import { propsPurpose } from "#lib/mail/outbox.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds } from "#lib/values/day.ts";
import { unseal } from "#lib/values/seal.ts";
import { lockAccount } from "./account.ts";
import { askForReset } from "./ask-for-reset.ts";
import { resetPassword } from "./reset-password.ts";
import { signIn } from "./sign-in.ts";

const at = new Date("2026-03-05T12:00:00Z");
const client = { address: null, userAgent: "test" };
const aMember = async () => withPassword(await (await anOrganisation()).member("agent"));
const chosen = (token: string, newPassword = otherPassword) => ({
  token,
  newPassword,
  repeatPassword: newPassword,
});
const dead = { ok: false, refusal: "link-dead" };

describe("askForReset", () => {
  it("mails a link whose token stands nowhere but in the sealed mail", async () => {
    const account = await aMember();
    expect(await askForReset({ email: account.email }, null, at)).toMatchObject({ ok: true });
    const { templates, actions, audit } = await traces(account);
    expect(templates).toEqual(["password-reset"]);
    expect(actions).toEqual(["password.reset-asked"]);
    const token = await mailedToken(account);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(audit)).not.toContain(token);
    expect(JSON.stringify(await linksOf(account))).not.toContain(token);
  });

  it("answers the same, in the same time, where nobody has the address", async () => {
    const { email } = await aMember();
    await askForReset({ email: anEmail("warm-up") }, null, at);
    const timed = async (address: typeof email) => {
      const start = performance.now();
      const answer = await askForReset({ email: address }, null, at);
      return { answer, took: performance.now() - start };
    };
    const known = await timed(email);
    const unknown = await timed(anEmail("nobody"));
    expect(unknown.answer).toEqual(known.answer);
    expect(Math.min(known.took, unknown.took)).toBeGreaterThan(395);
  });

  it.each(["Deactivated", "Scheduled", "Closed"] as const)("mails nothing to a %s account", async (state) => {
    const account = await withPassword(await aMember(), { state });
    expect(await askForReset({ email: account.email }, null, at)).toMatchObject({ ok: true });
    expect(await traces(account)).toMatchObject({ mails: [], audit: [] });
  });

  it("keeps a stranger from filling a mailbox: the fourth request within the hour waits", async () => {
    const account = await aMember();
    for (let request = 0; request < 3; request++) await askForReset({ email: account.email }, null, at);
    expect(await askForReset({ email: account.email }, null, at)).toEqual({
      ok: false,
      refusal: expect.stringMatching(/^wait-/),
    });
    expect((await traces(account)).mails).toHaveLength(3);
  });
});

describe("resetPassword", () => {
  it("gives the account its new password, ends every session and tells the owner; nobody is signed in", async () => {
    const account = await aMember();
    const token = await aLink(account);
    expect(await resetPassword(chosen(token), at)).toEqual({
      ok: true,
      value: null,
      secret: null,
      replayed: false,
    });
    const { sessions, actions, templates, audit } = await traces(account);
    expect(sessions.map((session) => session.endedBecause)).toEqual(["password-reset"]);
    expect(actions).toEqual(["password.reset-asked", "password.reset-by-mail"]);
    expect(templates).toEqual(["password-reset", "password-changed"]);
    expect(JSON.stringify(audit)).not.toContain(otherPassword);
    const { email } = account;
    expect(await signIn({ email, password: otherPassword }, client, at)).toMatchObject({ ok: true });
    expect(await signIn({ email, password: rightPassword }, client, at)).toMatchObject({ ok: false });
  });

  it("lets somebody in whose temporary password has expired: whoever reads the mail is the owner", async () => {
    const account = await withPassword(await aMember(), temporary({ expiresAt: addSeconds(at, -1) }));
    expect(await resetPassword(chosen(await aLink(account)), at)).toMatchObject({ ok: true });
    const { agent, password } = await traces(account);
    expect(agent.state).toBe("Active");
    expect(password).toMatchObject({ isTemporary: false, mustChange: false, expiresAt: null });
  });

  it("lets an owner in at once whom wrong guesses had locked out; the network that guessed keeps its count", async () => {
    const account = await aMember();
    const { email } = account;
    const guess = { ...client, address: "2001:db8:17::1" };
    const from = { ...client, address: "2001:db8:18::1" };
    for (let guesses = 0; guesses < 4; guesses++)
      await signIn({ email, password: "a wrong guess at it" }, guess, at);
    const signedIn = () => signIn({ email, password: otherPassword }, from, at);
    expect(await signedIn()).toMatchObject({ refusal: "wait-a-minute" });
    const counted = await networkCounts();

    expect(await resetPassword(chosen(await aLink(account)), at)).toMatchObject({ ok: true });
    expect(await networkCounts()).toEqual(counted);
    expect(await signedIn()).toMatchObject({ ok: true });
  });

  it("works once", async () => {
    const token = await aLink(await aMember());
    await resetPassword(chosen(token), at);
    expect(await resetPassword(chosen(token, "nineteen blue kettles on the roof"), at)).toEqual(dead);
  });

  it("works for an hour", async () => {
    const token = await aLink(await aMember());
    expect(await resetPassword(chosen(token), addSeconds(at, 3600))).toEqual(dead);
    expect(await resetPassword(chosen(token), addSeconds(at, 3599))).toMatchObject({ ok: true });
  });

  it("is replaced by a newer link", async () => {
    const account = await aMember();
    const older = await aLink(account);
    const newer = await aLink(account);
    expect(await resetPassword(chosen(older), at)).toEqual(dead);
    expect(await resetPassword(chosen(newer), at)).toMatchObject({ ok: true });
  });

  it.each(["Deactivated", "Closed"] as const)("is dead once the account is %s", async (state) => {
    const account = await aMember();
    const token = await aLink(account);
    await withPassword(account, { state });
    expect(await resetPassword(chosen(token), at)).toEqual(dead);
  });

  it("refuses a token that nobody was sent", async () => {
    expect(await resetPassword(chosen("A".repeat(43)), at)).toEqual(dead);
  });

  it.each([
    { newPassword: rightPassword, refusal: "password-unchanged" },
    { newPassword: "passwordpassword", refusal: "password-common" },
  ])("stays alive when the password is refused as $refusal", async ({ newPassword, refusal }) => {
    const token = await aLink(await aMember());
    expect(await resetPassword(chosen(token, newPassword), at)).toEqual({ ok: false, refusal });
    expect(await resetPassword(chosen(token), at)).toMatchObject({ ok: true });
  });

  it("is used once by two at once: both wait at the account's row, the first through closes it for the second", async () => {
    const account = await aMember();
    const token = await aLink(account);
    const row = await holding((tx) => lockAccount(tx, account));
    const uses = [otherPassword, "nineteen blue kettles on the roof"].map((newPassword) =>
      resetPassword(chosen(token, newPassword), at),
    );
    await untilWaiting("reset a password", 2);
    await row.release();
    const answers = await Promise.all(uses);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual(dead);
    expect((await traces(account)).templates).toEqual(["password-reset", "password-changed"]);
  });
});

async function aLink(account: Actor & { email: Parameters<typeof askForReset>[0]["email"] }) {
  await askForReset({ email: account.email }, null, at);
  return mailedToken(account);
}

async function mailedToken(account: Actor): Promise<string> {
  const mail = (await traces(account)).mails.findLast(({ template }) => template === "password-reset");
  const props = unseal(
    env().AUTH_SECRET,
    propsPurpose,
    mail?.id ?? "",
    mail?.sealedProps ?? new Uint8Array(),
  );
  return JSON.parse(props).token;
}

/** What each network has used up. */
function networkCounts() {
  return asSystem("test", (tx) =>
    tx.execute(sql`select key, points from rate_limits where key like 'sign-in.address:%' order by key`),
  );
}

function linksOf(account: Actor) {
  return asSystem("test", (tx) =>
    tx.select().from(passwordResets).where(eq(passwordResets.agentId, account.agentId)),
  );
}
