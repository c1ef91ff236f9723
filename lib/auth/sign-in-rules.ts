import type { Role, State } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { sessionEnds } from "./session-rules.ts";

/** Counted attempts ran out; the wait is told in three sizes, so that a sentence can be written for each. */
export type WaitRefusal = "wait-a-minute" | "wait-a-quarter-hour" | "wait-an-hour";

export type SignInRefusal =
  | WaitRefusal
  | "sign-in-wrong"
  | "sign-in-deactivated"
  | "sign-in-not-started"
  | "temporary-password-expired";

/** In seconds. */
export function waitRefusal(seconds: number): WaitRefusal {
  if (seconds <= 64) return "wait-a-minute";
  return seconds <= 15 * 60 ? "wait-a-quarter-hour" : "wait-an-hour";
}

/**
 * Why an account whose password was right may still not sign in; said to nobody else. A closed one is as good as unknown.
 * Source: product.md, "Getting in".
 */
export function refusalToSignIn(
  account: { state: State; isTemporary: boolean; expiresAt: Instant | null },
  at: Instant,
): SignInRefusal | null {
  if (account.state === "Closed") return "sign-in-wrong";
  if (account.state === "Deactivated") return "sign-in-deactivated";
  if (account.state === "Scheduled") return "sign-in-not-started";
  const hasExpired = account.isTemporary && account.expiresAt !== null && account.expiresAt <= at;
  return hasExpired ? "temporary-password-expired" : null;
}

/** Only these accounts can sign in, now or after choosing a password. */
export function maySignIn(state: State): boolean {
  return state === "Waiting" || state === "Active";
}

/**
 * Where somebody lands who has just signed in, or who asks for /sign-in while signed in: on the page that led there, where one did (see
 * `wantedPage`).
 */
export function landingPage<Page extends string = never>(
  who: { role: Role; mustChangePassword: boolean },
  wanted: Page | null = null,
) {
  if (who.mustChangePassword) return "/first-password";
  if (wanted) return wanted;
  return who.role === "agent" ? "/home" : "/";
}

/** What `/sign-in?reason=` may say: why a session ended, or that a reset was successful. */
export const signInNotices = [...sessionEnds, "password-set"] as const;
