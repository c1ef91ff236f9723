import { type SessionFacts, sessionEndedBecause } from "#lib/auth/session-rules.ts";
import type { State } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { ExtensionType } from "#lib/values/extension-type.ts";

/** All that decides whether a phone of this seat may register: the person in it, their sessions, the seat and its extension. */
export interface RegistrationSnapshot {
  /** Null while nobody holds the seat. */
  occupant: { state: State } | null;
  /** Null for somebody without a seat, and for an extension that waits for one. */
  seat: { type: ExtensionType; forceLogin: boolean } | null;
  sessions: readonly Pick<SessionFacts, "endedBecause" | "seenAt" | "endsAt">[];
  /** The organisation's idle limit for sessions. */
  idleMinutes: number;
}

export type RegistrationRefusal = "not-active" | "no-seat" | "force-login" | "web-needs-session";

export type MayRegister = { allowed: true } | { allowed: false; reason: RegistrationRefusal };

/**
 * Whether a registration is accepted at this moment of real time, or why not: the account is Active (who is Waiting has not chosen
 * a password yet), holds a seat, and is signed in where Force login or the type Web asks for it. The view `sip_subscribers` answers
 * the same to a telephone exchange. Source: product.md, "Telephony".
 */
export function mayRegister(snapshot: RegistrationSnapshot, at: Instant): MayRegister {
  const { occupant, seat } = snapshot;
  if (occupant && occupant.state !== "Active") return refused("not-active");
  if (!occupant || !seat) return refused("no-seat");
  if (hasLiveSession(snapshot, at)) return { allowed: true };
  if (seat.forceLogin) return refused("force-login");
  return seat.type === "Web" ? refused("web-needs-session") : { allowed: true };
}

/** Signed in, by any browser, and not idle for too long. */
function hasLiveSession({ occupant, sessions, idleMinutes }: RegistrationSnapshot, at: Instant): boolean {
  return (
    occupant !== null &&
    sessions.some((session) => sessionEndedBecause({ ...session, ...occupant, idleMinutes }, at) === null)
  );
}

function refused(reason: RegistrationRefusal): MayRegister {
  return { allowed: false, reason };
}
