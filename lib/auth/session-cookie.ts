import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "#lib/env.ts";
import type { Instant } from "#lib/values/day.ts";
import { hashSecret } from "./secret-hash.ts";

/** `__Host-` binds the cookie to this very host; browsers take the prefix over https only. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-rollcall.session" : "rollcall.session";
}

/** The session's secret from the request's cookie, hashed as the row holds it; null when there is none or it is not ours. */
export async function sessionSecretHash(): Promise<Uint8Array | null> {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  if (!cookie || cookie.length > 2000) return null;
  const token = await decode({ token: cookie, secret: env().AUTH_SECRET }).catch(() => null);
  return typeof token?.sub === "string" ? hashSecret(token.sub) : null;
}

/** Only from a server action or a handler. The token carries the opaque secret and nothing else. */
export async function setSessionCookie(secret: string, endsAt: Instant): Promise<void> {
  const maxAge = Math.max(1, Math.round((endsAt.getTime() - Date.now()) / 1000));
  const value = await encode({ token: { sub: secret }, secret: env().AUTH_SECRET, maxAge });
  (await cookies()).set({
    name: sessionCookieName(),
    value,
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge,
  });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set({
    name: sessionCookieName(),
    value: "",
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    path: "/",
    maxAge: 0,
  });
}

function isSecure(): boolean {
  return env().APP_URL.startsWith("https:");
}
