"use server";

import { redirect } from "next/navigation";
import { publicAction } from "#lib/auth/public-action.ts";
import { currentSession } from "#lib/auth/session.ts";
import { clearSessionCookie } from "#lib/auth/session-cookie.ts";
import { signOut } from "#lib/auth/sign-out.ts";

/** The `Sign out` button, wherever it stands. */
export const signOutAction = publicAction(
  "leaving needs no right, nor a session that still holds",
  async (): Promise<void> => {
    const session = await currentSession();
    if (session && "actor" in session) await signOut(session.actor);
    await clearSessionCookie();
    redirect("/sign-in?reason=signed-out");
  },
);
