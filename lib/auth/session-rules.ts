import type { State } from "#lib/values/actor.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";

/** What a session's row says, joined to its agent and organisation. */
export interface SessionFacts {
  readonly state: State;
  readonly endedBecause: string | null;
  readonly seenAt: Instant;
  readonly endsAt: Instant;
  readonly idleMinutes: number;
}

/** Why a session is over, and a browser is asked to sign in again; each has a sentence on /sign-in. */
export const sessionEnds = [
  "signed-out",
  "signed-out-everywhere",
  "password-changed",
  "password-reset",
  "role-changed",
  "deactivated",
  "replaced",
  "deleted",
  "idle",
  "expired",
] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/**
 * Whether signing in again is all that is missing, so that a form may stay as it was filled in until then. Whoever's session was taken
 * away, by a new password as much as by a closed account, sees nothing more of the page. Null: without a session's cookie.
 */
export function mayGoOnAfterSigningIn(ended: SessionEnd | null): boolean {
  return ended === null || ended === "idle" || ended === "expired" || ended === "signed-out";
}

/**
 * Null while the session is good, else why it is not. Only Waiting and Active accounts hold sessions. Idle and absolute
 * limits are the organisation's settings; all times are real time. Source: product.md, "Getting in".
 */
export function sessionEndedBecause(facts: SessionFacts, at: Instant): SessionEnd | null {
  const stored =
    facts.endedBecause && (sessionEnds.find((reason) => reason === facts.endedBecause) ?? "signed-out");
  // What happened to the account says more than that nobody was there.
  if (stored && stored !== "idle" && stored !== "expired") return stored;
  if (facts.state === "Deactivated") return "deactivated";
  if (facts.state === "Closed" || facts.state === "Scheduled") return "deleted";
  if (stored) return stored;
  if (at >= facts.endsAt) return "expired";
  if (at >= addSeconds(facts.seenAt, facts.idleMinutes * 60)) return "idle";
  return null;
}
