import type { CarrierRefusal } from "#lib/values/carrier-answer.ts";

/** What a failed request says of what became of it. `maybe-done`: it may have arrived, and nobody knows. */
export type TwilioFailure =
  | { kind: "refused"; reason: CarrierRefusal }
  | { kind: "taken" }
  | { kind: "gone" }
  | { kind: "maybe-done" };

/** From what Twilio's package throws: an error with a status and Twilio's code, or one of the connection without. */
export function failureOf(error: unknown): TwilioFailure {
  const { status, code } = factsOf(error);
  if (typeof status === "number") return byStatus(status, code);
  return neverSent.has(String(code))
    ? { kind: "refused", reason: "carrier-unreachable" }
    : { kind: "maybe-done" };
}

/** "21422: PhoneNumber is not available" among Twilio's error codes; 21404 is the same for a trial's pool. */
const notAvailable = new Set([21422, 21404]);

/** The connection was never made, so nothing was asked. */
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function byStatus(status: number, code: unknown): TwilioFailure {
  if (status === 401 || status === 403) return { kind: "refused", reason: "carrier-login-refused" };
  if (status === 429) return { kind: "refused", reason: "carrier-busy" };
  if (status === 404) return { kind: "gone" };
  if (status >= 400 && status < 500 && status !== 408) {
    return notAvailable.has(Number(code))
      ? { kind: "taken" }
      : { kind: "refused", reason: "carrier-refused" };
  }
  return { kind: "maybe-done" };
}

function factsOf(error: unknown): { status?: unknown; code?: unknown } {
  return typeof error === "object" && error !== null ? error : {};
}
