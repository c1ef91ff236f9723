import { and, eq } from "drizzle-orm";
import type { Route } from "next";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { findSession } from "#db/actor.ts";
import { asSystem } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import { wantedPage } from "#lib/values/wanted-page.ts";
import { may, type Permission } from "./policy.ts";
import { sessionSecretHash } from "./session-cookie.ts";
import { mayGoOnAfterSigningIn, type SessionEnd, sessionEndedBecause } from "./session-rules.ts";

interface OpenSession {
  actor: Actor;
  endsAt: Instant;
  seenAt: Instant;
}
type Current = OpenSession | { ended: SessionEnd } | null;

/** Who asks, or where whoever has no open session is led, and why it ended: null without the cookie. */
type Asked = { actor: Actor } | { elsewhere: Route; ended: SessionEnd | null };
type AskedByForm = { actor: Actor } | { elsewhere: Route; mayGoOn: boolean };

/** How often a session in use notes that it was seen; idle limits are minutes, so this costs no write on most requests. */
const seenEverySeconds = 60;

/**
 * The request's session by its row: the actor, why it ended, or null without a cookie. Looked up once per request. It does not count as
 * use: for what is asked on the side, such as the reader's language.
 */
export const sessionNow = cache(async (): Promise<Current> => {
  const secretHash = await sessionSecretHash();
  if (!secretHash) return null;

  return asSystem<Current>("who is asking", async (tx) => {
    const found = await findSession(tx, { secretHash });
    if (!found) return { ended: "signed-out" };
    const ended = sessionEndedBecause(found.facts, realNow());
    if (ended) return { ended };
    return { actor: found.actor, endsAt: found.facts.endsAt, seenAt: found.facts.seenAt };
  });
});

/** The same, noted as use of Rollcall, which keeps it from being idle. */
export const currentSession = cache(async (): Promise<Current> => {
  const session = await sessionNow();
  if (session && "actor" in session) await noteSeen(session);
  return session;
});

async function noteSeen({ actor, seenAt }: OpenSession): Promise<void> {
  const at = realNow();
  if (seenAt >= addSeconds(at, -seenEverySeconds)) return;
  await asSystem("who is asking", (tx) =>
    tx
      .update(sessions)
      .set({ seenAt: at })
      .where(and(eq(sessions.orgId, actor.orgId), eq(sessions.id, actor.sessionId))),
  );
}

/**
 * The first line of every page, action and handler that is not public. Leads to /sign-in with the reason and the page that was asked for,
 * to /first-password while a password must be chosen, and answers 403 where the role lacks the permission (logged and audited).
 */
export async function requireActor(permission?: Permission): Promise<Actor> {
  return admitted(await requireActorBeforePassword(), permission);
}

/** The same of somebody who is known already. */
export async function admitted(actor: Actor, permission?: Permission): Promise<Actor> {
  if (actor.mustChangePassword) redirect("/first-password");
  if (permission && !may(actor.role, permission)) await refuse(actor, permission);
  return actor;
}

/**
 * The same for what an open page asks by itself: it does not count as use, or a browser that nobody sits at would stay signed in for as
 * long as it shows that page.
 */
export async function requireWatcher(permission: Permission): Promise<Actor> {
  const asked = whoAsks(await sessionNow(), null);
  return "elsewhere" in asked ? redirect(asked.elsewhere) : admitted(asked.actor, permission);
}

/** Only for /first-password and signing out: the one place a temporary password opens. */
export async function requireActorBeforePassword(): Promise<Actor> {
  const asked = await askActorBeforePassword();
  return "elsewhere" in asked ? redirect(asked.elsewhere) : asked.actor;
}

/**
 * For a handler that takes a form, which must itself lead elsewhere with 303: `redirect` says 307 there, and the browser would send the
 * form on to that page. `page` is the one that the form stands on; `mayGoOn`: as in {@link mayGoOnAfterSigningIn}.
 */
export async function askActor(page: Route): Promise<AskedByForm> {
  const asked = whoAsks(await currentSession(), await headers(), page);
  if ("elsewhere" in asked)
    return { elsewhere: asked.elsewhere, mayGoOn: mayGoOnAfterSigningIn(asked.ended) };
  return asked.actor.mustChangePassword ? { elsewhere: "/first-password", mayGoOn: false } : asked;
}

/** For actions, some of which keep a form as it was filled in where nobody is signed in. */
export async function askActorBeforePassword(): Promise<Asked> {
  return whoAsks(await currentSession(), await headers());
}

/** Where somebody is led whose change found, under its lock, that the session had ended. `page`: as for {@link askActor}. */
export async function toSignIn(ended: SessionEnd, page?: Route): Promise<Route> {
  return signInPage(ended, await headers(), page);
}

/** `asked`: the request's headers; null where it is no page that is asked for or sent from. */
function whoAsks(session: Current, asked: Headers | null, page?: Route): Asked {
  if (session && "actor" in session) return session;
  const ended = session?.ended ?? null;
  return { elsewhere: signInPage(ended, asked, page), ended };
}

function signInPage(
  ended: SessionEnd | null,
  asked: Headers | null,
  page = wantedPage(asked?.get("x-rollcall-page")),
): Route {
  const query = new URLSearchParams({
    ...(ended && { reason: ended }),
    ...(page && { to: page }),
    ...(sendsForm(asked) && { unsaved: "1" }),
  });
  return (query.size > 0 ? `/sign-in?${query}` : "/sign-in") as Route;
}

function sendsForm(asked: Headers | null): boolean {
  return (
    asked?.has("next-action") || (asked?.get("content-type")?.startsWith("multipart/form-data") ?? false)
  );
}

/** Notes the attempt, then answers 403. */
export async function refuse(actor: Actor, permission: Permission): Promise<never> {
  await noteDenial(actor, permission);
  forbidden();
}
