import {
  type MayRegister,
  mayRegister,
  type RegistrationRefusal,
  type RegistrationSnapshot,
} from "#lib/extensions/may-register.ts";
import type { Instant } from "#lib/values/day.ts";

/** All that decides whether somebody's seat may place or receive a call, as it was at one moment. */
export interface CallSnapshot extends RegistrationSnapshot {
  /** Whether calls reach a person of the present status. */
  takesCalls: boolean;
}

export type CallRefusal = RegistrationRefusal | "status-away";
export type CallAnswer = { allowed: true } | { allowed: false; reason: CallRefusal };

export interface MayCall {
  place: MayRegister;
  receive: CallAnswer;
}

/**
 * May this seat place or receive a call now, and why not: whose phone may not register can do neither, and who is away can only
 * place. `at` is real time, which sessions go by. Source: product.md, "Telephony".
 */
export function mayCall(snapshot: CallSnapshot, at: Instant): MayCall {
  const place = mayRegister(snapshot, at);
  if (place.allowed && !snapshot.takesCalls)
    return { place, receive: { allowed: false, reason: "status-away" } };
  return { place, receive: place };
}
