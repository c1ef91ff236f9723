import { getServerSession } from "next-auth";
import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { asSystem } from "#db/client.ts";
import { rightPassword, temporary, withPassword } from "#db/testing/an-account.ts";
import { anOrganisation, type TestOrganisation } from "#db/testing/an-organisation.ts";
import { deactivateAgent } from "#lib/agents/deactivate-agent.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/values/ids.ts";
import { endSessions } from "./end-sessions.ts";
import { authOptions } from "./next-auth.ts";
import { currentSession } from "./session.ts";
import { sessionCookieName, setSessionCookie } from "./session-cookie.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

// The request: there is none outside of Next, so its cookies are a map here.
const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: ({ name, value }: { name: string; value: string }) => jar.set(name, value),
  }),
}));

const at = new Date("2026-03-05T12:00:00Z");

/** What `/api/auth/session` answers to the cookies in the jar. */
function nextAuthSays() {
  const request = { headers: {}, cookies: Object.fromEntries(jar) };
  const response = { getHeader: () => undefined, setHeader: () => {}, setCookie: () => {} };
  type Args = Parameters<typeof getServerSession>;
  return getServerSession(...([request, response, authOptions()] as unknown as Args));
}

async function aSignedInAgent(org: TestOrganisation, password = {}) {
  const agent = await withPassword(await org.member("agent", "Nora Newcomer"), password);
  const { email } = agent;
  const outcome = await signIn({ email, password: rightPassword }, { address: null, userAgent: "test" }, at);
  if (!outcome.ok) throw new Error(outcome.refusal);
  await setSessionCookie(outcome.value.sessionSecret, outcome.value.endsAt);
  const session = await currentSession();
  if (!session || "ended" in session) throw new Error("not signed in");
  return { actor: session.actor, endsAt: outcome.value.endsAt };
}

describe("next-auth's session", () => {
  beforeEach(() => jar.clear());

  it("is the row's: name, e-mail and the row's end, and nothing of the token", async () => {
    const { actor, endsAt } = await aSignedInAgent(await anOrganisation());
    expect(await nextAuthSays()).toEqual({
      user: { name: "Nora Newcomer", email: actor.email },
      expires: endsAt.toISOString(),
    });
  });

  it("is nobody's without a cookie, and none that we did not write is one", async () => {
    expect(await nextAuthSays()).toBeNull();
    jar.set(sessionCookieName(), "nonsense");
    expect(await nextAuthSays()).toBeNull();
    const { AUTH_SECRET: secret } = env();
    const token = { sub: "nobody was given this", name: "Mallory", role: "admin" };
    jar.set(sessionCookieName(), await encode({ token, secret }));
    expect(await nextAuthSays()).toBeNull();
  });

  it("is over after sign-out, though the cookie was saved", async () => {
    const { actor } = await aSignedInAgent(await anOrganisation());
    await signOut(actor);
    expect(await nextAuthSays()).toBeNull();
    expect(await currentSession()).toEqual({ ended: "signed-out" });
  });

  it("is over at once when the account is deactivated, and the browser is told why", async () => {
    const org = await anOrganisation();
    const { actor } = await aSignedInAgent(org);
    await deactivateAgent(
      org.admin,
      { key: newId<"idempotency_keys">(), agentId: actor.agentId },
      new Date(),
    );
    expect(await nextAuthSays()).toBeNull();
    expect(await currentSession()).toEqual({ ended: "deactivated" });
  });

  it("is nobody's while a password must be chosen", async () => {
    const { actor } = await aSignedInAgent(await anOrganisation(), temporary());
    expect(actor.mustChangePassword).toBe(true);
    expect(await nextAuthSays()).toBeNull();
  });

  it("is over when the password was changed elsewhere", async () => {
    const { actor } = await aSignedInAgent(await anOrganisation());
    await asSystem("test", (tx) => endSessions(tx, actor, "password-changed"));
    expect(await nextAuthSays()).toBeNull();
  });
});
