import { hash as argon2, verify } from "@node-rs/argon2";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { otherPassword, rightPassword, temporary, traces, withPassword } from "#db/testing/an-account.ts";
import { anEmail, anOrganisation } from "#db/testing/an-organisation.ts";
import { holding, untilWaiting } from "#db/testing/held-lock.ts";
import { lockAccount } from "./account.ts";
import type { Client } from "./client.ts";
import { endSessions } from "./end-sessions.ts";
import { keepPassword } from "./keep-password.ts";
import { hashPassword } from "./password.ts";
import { hashSecret } from "./secret-hash.ts";
import { signIn } from "./sign-in.ts";

// Counts the hashes that are really made; nothing is replaced.
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify), hash: vi.fn(real.hash) };
});

const at = new Date("2026-03-05T12:00:00Z");
const client: Client = { address: null, userAgent: "Mozilla/5.0 (test)" };

const aMember = async () => (await anOrganisation()).member("agent");

describe("signIn", () => {
  beforeEach(() => vi.clearAllMocks());

  it("opens a session whose row holds the hash of a 256-bit secret, browser and address, and is audited", async () => {
    const account = await withPassword(await aMember());
    const from = { address: "203.0.113.7", userAgent: "Firefox" };
    const outcome = await signIn({ email: account.email, password: rightPassword }, from, at);
    expect(outcome).toMatchObject({ ok: true, value: { role: "agent", mustChangePassword: false } });
    const secret = outcome.ok ? outcome.value.sessionSecret : "";
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);

    const { sessions, agent, audit } = await traces(account);
    const opened = sessions.at(-1);
    expect(opened).toMatchObject({ userAgent: "Firefox", address: "203.0.113.7", endedAt: null });
    expect(opened?.secretHash).toEqual(hashSecret(secret));
    const hours = ((opened?.endsAt.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(167.9);
    expect(hours).toBeLessThanOrEqual(168);
    expect(agent.lastSignInAt).toEqual(at);
    expect(audit.at(-1)).toMatchObject({ action: "session.started", actorId: account.agentId });
    expect(JSON.stringify(audit)).not.toContain(secret);
  });

  it("ends the session that the same browser had open, and no other", async () => {
    const before = await withPassword(await aMember());
    const first = await signIn({ email: before.email, password: rightPassword }, client, at);
    const secret = first.ok ? first.value.sessionSecret : "";
    const browser = { ...client, sessionSecretHash: hashSecret(secret) };

    const account = await withPassword(await aMember());
    expect(await signIn({ email: account.email, password: otherPassword }, browser, at)).toMatchObject({
      ok: false,
    });
    expect((await traces(before)).sessions.at(-1)).toMatchObject({ endedAt: null });

    expect(await signIn({ email: account.email, password: rightPassword }, browser, at)).toMatchObject({
      ok: true,
    });
    const left = await traces(before);
    expect(left.sessions.map(({ endedBecause }) => endedBecause)).toEqual([null, "signed-out"]);
    expect(left.actions).toEqual(["session.started", "session.ended"]);
    expect((await traces(account)).sessions.map(({ endedAt }) => endedAt)).toEqual([null, null]);
  });

  it("knows the address in any spelling", async () => {
    const { email } = await withPassword(await aMember());
    const shouted = email.toUpperCase() as typeof email;
    expect(await signIn({ email: shouted, password: rightPassword }, client, at)).toMatchObject({ ok: true });
  });

  it("answers an unknown address like a wrong password, after as many hashes", async () => {
    const { email } = await withPassword(await aMember());
    const wrong = await signIn({ email, password: otherPassword }, client, at);
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(1);
    expect(vi.mocked(argon2)).not.toHaveBeenCalled();
    vi.clearAllMocks();
    const unknown = await signIn({ email: anEmail("nobody"), password: otherPassword }, client, at);
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(1);
    expect(vi.mocked(argon2)).not.toHaveBeenCalled();
    expect(unknown).toEqual(wrong);
    expect(wrong).toEqual({ ok: false, refusal: "sign-in-wrong" });
  });

  it.each([
    { state: "Deactivated" as const, refusal: "sign-in-deactivated" },
    { state: "Scheduled" as const, refusal: "sign-in-not-started" },
    { state: "Closed" as const, refusal: "sign-in-wrong" },
  ])("says $refusal of a $state account after the right password only", async ({ state, refusal }) => {
    const account = await withPassword(await aMember(), { state });
    const { length } = (await traces(account)).sessions;
    const { email } = account;
    expect(await signIn({ email, password: otherPassword }, client, at)).toEqual({
      ok: false,
      refusal: "sign-in-wrong",
    });
    expect(await signIn({ email, password: rightPassword }, client, at)).toEqual({ ok: false, refusal });
    expect((await traces(account)).sessions).toHaveLength(length);
  });

  it.each([
    { why: "a millisecond before it expires", expiresAt: new Date(at.getTime() + 1), ok: true },
    { why: "at the moment it expires", expiresAt: at, ok: false },
  ])("takes a temporary password by product time: $why", async ({ expiresAt, ok }) => {
    const { email } = await withPassword(await aMember(), temporary({ expiresAt }));
    const outcome = await signIn({ email, password: rightPassword }, client, at);
    expect(outcome).toMatchObject(ok ? { ok } : { ok, refusal: "temporary-password-expired" });
    expect(await signIn({ email, password: otherPassword }, client, at)).toEqual({
      ok: false,
      refusal: "sign-in-wrong",
    });
  });

  it("lets a temporary password that must be changed open nothing else: the account keeps waiting", async () => {
    const account = await withPassword(await aMember(), temporary({ expiresAt: new Date(at.getTime() + 1) }));
    const outcome = await signIn({ email: account.email, password: rightPassword }, client, at);
    expect(outcome).toMatchObject({ ok: true, value: { mustChangePassword: true } });
    const { agent, password } = await traces(account);
    expect(agent.state).toBe("Waiting");
    expect(password).toMatchObject({ isTemporary: true, mustChange: true });
  });

  it("makes a temporary password that need not be changed an ordinary one, and the account Active", async () => {
    const expiresAt = new Date(at.getTime() + 1);
    const account = await withPassword(await aMember(), temporary({ mustChange: false, expiresAt }));
    expect(await signIn({ email: account.email, password: rightPassword }, client, at)).toMatchObject({
      ok: true,
    });
    const { agent, password } = await traces(account);
    expect(agent.state).toBe("Active");
    expect(password).toMatchObject({ isTemporary: false, mustChange: false, expiresAt: null });
    const yearsLater = new Date("2036-01-01T00:00:00Z");
    expect(await signIn({ email: account.email, password: rightPassword }, client, yearsLater)).toMatchObject(
      {
        ok: true,
      },
    );
  });

  it("hashes anew what was hashed with less than today's cost, and opens with it again", async () => {
    const weak = await argon2(rightPassword, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    const account = await withPassword(await aMember(), { hash: weak });
    expect(await signIn({ email: account.email, password: rightPassword }, client, at)).toMatchObject({
      ok: true,
    });
    expect((await traces(account)).password.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await signIn({ email: account.email, password: rightPassword }, client, at)).toMatchObject({
      ok: true,
    });
  });

  it("counts each of 20 parallel wrong guesses: at most 10 are hashed, the others have to wait", async () => {
    const account = await withPassword(await aMember());
    const { email } = account;
    const guesses = await Promise.all(
      Array.from({ length: 20 }, () => signIn({ email, password: otherPassword }, client, at)),
    );
    const judged = guesses.filter((guess) => !guess.ok && guess.refusal === "sign-in-wrong");
    expect(judged.length).toBeLessThanOrEqual(10);
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(judged.length);
    const waiting = guesses.filter((guess) => !guess.ok && guess.refusal.startsWith("wait-"));
    expect(judged.length + waiting.length).toBe(20);
  });

  it("throttles an address that nobody has just the same", async () => {
    const email = anEmail("nobody");
    const guesses = await Promise.all(
      Array.from({ length: 20 }, () => signIn({ email, password: otherPassword }, client, at)),
    );
    expect(guesses.filter((guess) => !guess.ok && guess.refusal.startsWith("wait-")).length).toBeGreaterThan(
      9,
    );
  });

  it("leaves the owner's other sessions alone while somebody guesses", async () => {
    const account = await withPassword(await aMember());
    for (let guess = 0; guess < 3; guess++) {
      await signIn({ email: account.email, password: otherPassword }, client, at);
    }
    expect((await traces(account)).sessions.every((session) => session.endedAt === null)).toBe(true);
  });

  it("loses to a password that is replaced while it hashes: the row lock decides, not the look before", async () => {
    const account = await withPassword(await aMember());
    const newHash = await hashPassword(otherPassword);
    const reset = await holding(async (tx) => {
      const locked = await lockAccount(tx, account);
      if (!locked) throw new Error("no account");
      await keepPassword(tx, locked, newHash, at);
      await endSessions(tx, locked, "password-reset");
    });
    const signingIn = signIn({ email: account.email, password: rightPassword }, client, at);
    await untilWaiting("sign in");
    await reset.release();
    expect(await signingIn).toEqual({ ok: false, refusal: "sign-in-wrong" });
    expect((await traces(account)).sessions.filter((session) => session.endedAt === null)).toEqual([]);
  });
});
