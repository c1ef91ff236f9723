import type { AuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import { env } from "#lib/env.ts";
import { currentSession } from "./session.ts";
import { sessionCookieName } from "./session-cookie.ts";

/**
 * For next-auth's `getServerSession`: it reads our cookie, the row decides whether there is a session. Without a provider it
 * has no way in of its own. Source: traps.md, "next-auth".
 */
export function authOptions(): AuthOptions {
  return {
    secret: env().AUTH_SECRET,
    providers: [],
    session: { strategy: "jwt" },
    cookies: { sessionToken: { name: sessionCookieName(), options: {} } },
    // A token without a live row is no token: decided here, before any callback could fail open.
    jwt: { decode: async (params) => ((await liveSession()) ? decode(params) : null) },
    callbacks: { session: async () => (await liveSession()) ?? { expires: new Date(0).toISOString() } },
    // It would log each ended session as an error, and miss an address that it never needs.
    logger: { error: () => {}, warn: () => {} },
  };
}

/** Null too while a password must be chosen, which opens /first-password and nothing else. */
async function liveSession() {
  const session = await currentSession();
  if (!session || "ended" in session || session.actor.mustChangePassword) return null;
  const { name, email } = session.actor;
  return { user: { name, email }, expires: session.endsAt.toISOString() };
}
