"use server";

import { redirect } from "next/navigation";
import { currentSession } from "#lib/auth/session.ts";
import { clearSessionCookie } from "#lib/auth/session-cookie.ts";
import { signOut } from "#lib/auth/sign-out.ts";

/** The `Sign out` button, wherever it stands. Works whether or not somebody is signed in. */
export async function signOutAction(): Promise<void> {
  const session = await currentSession();
  if (session && "actor" in session) await signOut(session.actor);
  await clearSessionCookie();
  redirect("/sign-in?reason=signed-out");
}
