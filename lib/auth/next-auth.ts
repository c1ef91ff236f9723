import type { AuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import { env } from "#lib/env.ts";
import { currentSession } from "./session.ts";
import { sessionCookieName } from "./session-cookie.ts";

/**
 * next-auth reads our cookie and writes its session answer; whether there is a session, the row decides. It has no provider
 * and so no way in of its own: /sign-in is the only one. Source: traps.md, "next-auth".
 */
export function authOptions(): AuthOptions {
  return {
    secret: env().AUTH_SECRET,
    providers: [],
    session: { strategy: "jwt" },
    cookies: { sessionToken: { name: sessionCookieName(), options: {} } },
    // A token without a live row is no token: here, so that no callback can forget it.
    jwt: { decode: async (params) => ((await actorNow()) ? decode(params) : null) },
    callbacks: { session: async ({ session }) => ({ ...session, user: await userNow() }) },
    // It would log every session that has ended as an error, with its stack, and miss NEXTAUTH_URL, which nothing here needs.
    logger: { error: () => {}, warn: () => {} },
  };
}

async function actorNow() {
  const session = await currentSession();
  return session && "actor" in session ? session.actor : null;
}

async function userNow() {
  const actor = await actorNow();
  return actor ? { name: actor.name, email: actor.email } : {};
}
