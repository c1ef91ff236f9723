import { asciiDigits } from "#lib/values/digits.ts";

/** Every state that the dashboard phone can be in, as its person sees it. */
export const phonePhases = [
  "idle",
  "registering",
  "ready",
  "refused",
  "ringing-out",
  "ringing-in",
  "talking",
  "held",
  "ended",
  "offline",
] as const;
export type PhonePhase = (typeof phonePhases)[number];

/** Why this phone has no account to register with, no longer the one it had, or why the exchange refuses the one it has. */
export type LineRefusal =
  | "not-active"
  | "no-seat"
  | "force-login"
  | "web-needs-session"
  | "not-web"
  | "no-exchange"
  | "refused-by-exchange"
  | "signed-in-as-other";

/** How a call ended, or why it never was one. */
export type CallEnd =
  | "hung-up"
  | "declined"
  | "missed"
  | "busy"
  | "no-answer"
  | "not-found"
  | "unavailable"
  | "not-allowed"
  | "microphone-refused"
  | "line-lost"
  | "failed";

export interface Call {
  is: "ringing-out" | "ringing-in" | "talking" | "held" | "ended";
  /** Whom it is with: a name where the exchange says one, else the extension or number. */
  peer: string;
  isMuted: boolean;
  /** The other side holds it. */
  isOnHold: boolean;
  why: CallEnd | null;
}

/** The line to the exchange, and the one call that there can be. A call outlives the line: its sound goes another way. */
export interface PhoneState {
  line: "idle" | "registering" | "ready" | "refused" | "offline";
  refusal: LineRefusal | null;
  call: Call | null;
}

export type PhoneEvent =
  | { type: "opened" }
  | { type: "registered" }
  | { type: "refused"; reason: LineRefusal }
  | { type: "disconnected" }
  | { type: "closed" }
  | { type: "dialled"; peer: string }
  | { type: "rang"; peer: string }
  | { type: "answered" }
  | { type: "held" }
  | { type: "resumed" }
  | { type: "muted"; isMuted: boolean }
  | { type: "put-on-hold"; isOnHold: boolean }
  | { type: "ended"; why: CallEnd }
  | { type: "dismissed" };

export const noPhone: PhoneState = { line: "idle", refusal: null, call: null };

/** What the phone is after this event; the very same state where the event does not apply. */
export function nextPhone(state: PhoneState, event: PhoneEvent): PhoneState {
  const { call } = state;
  switch (event.type) {
    case "opened":
      return { ...state, line: "registering", refusal: null };
    case "registered":
      return state.line === "registering" ? { ...state, line: "ready" } : state;
    case "refused":
      return { line: "refused", refusal: event.reason, call: withoutRinging(call) };
    case "disconnected":
      return { line: "offline", refusal: null, call: withoutRinging(call) };
    case "closed":
      return noPhone;
    case "dialled":
      return mayDial(state) ? { ...state, call: newCall("ringing-out", event.peer) } : state;
    case "rang":
      return isLive(call) ? state : { ...state, call: newCall("ringing-in", event.peer) };
    case "dismissed":
      return isLive(call) ? state : { ...state, call: null };
    default:
      return call && isLive(call) ? { ...state, call: nextCall(call, event) } : state;
  }
}

export function phaseOf({ line, call }: PhoneState): PhonePhase {
  return call?.is ?? line;
}

export function isLive(call: Call | null): boolean {
  return call !== null && call.is !== "ended";
}

export function mayDial({ line, call }: PhoneState): boolean {
  return line === "ready" && !isLive(call);
}

/**
 * What somebody typed, in the digits of any script, as an exchange takes it: an extension, or a number with or without its plus; null for
 * anything else.
 */
export function dialled(typed: string): string | null {
  const number = asciiDigits(typed).replaceAll(/[\s().\-\u00a0]/g, "");
  return /^\+?[0-9]{2,15}$/.test(number) ? number : null;
}

type CallEvent = Extract<
  PhoneEvent,
  { type: "answered" | "held" | "resumed" | "muted" | "put-on-hold" | "ended" }
>;

function nextCall(call: Call, event: CallEvent): Call {
  switch (event.type) {
    case "answered":
      return isRinging(call) ? { ...call, is: "talking" } : call;
    case "held":
      return call.is === "talking" ? { ...call, is: "held" } : call;
    case "resumed":
      return call.is === "held" ? { ...call, is: "talking" } : call;
    case "muted":
      return isRinging(call) ? call : { ...call, isMuted: event.isMuted };
    case "put-on-hold":
      return isRinging(call) ? call : { ...call, isOnHold: event.isOnHold };
    case "ended":
      return { ...call, is: "ended", why: event.why, isMuted: false, isOnHold: false };
  }
}

function newCall(is: "ringing-out" | "ringing-in", peer: string): Call {
  return { is, peer, isMuted: false, isOnHold: false, why: null };
}

function isRinging({ is }: Call): boolean {
  return is === "ringing-out" || is === "ringing-in";
}

/** Without the line nobody can answer any more; who talks goes on talking. */
function withoutRinging(call: Call | null): Call | null {
  return call && isRinging(call) ? { ...call, is: "ended", why: "line-lost" } : call;
}
