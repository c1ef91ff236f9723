import type { CarrierRefusal, Ownership, Purchase } from "#lib/values/carrier-answer.ts";
import type { NumberState } from "#lib/values/number-state.ts";

/** Why a number was not bought: kept with it, and shown as a sentence. */
export type PurchaseFailure = "number-taken" | "carrier-did-not-sell" | CarrierRefusal;

/** What can become known of a purchase: what the carrier said when it was asked for it, or what became of it. */
export type News = Purchase | Ownership;

/** What it changes. `give-back`: the carrier sold what was given up already, and nobody is charged for it. */
export type Step =
  | { kind: "bought"; carrierId: string }
  | { kind: "failed"; reason: PurchaseFailure }
  | { kind: "ask-later"; inSeconds: number }
  | { kind: "give-back"; carrierId: string }
  | { kind: "nothing" };

/** So long after the purchase was asked for, the carrier's "not yours" is final: no request is under way that long. */
export const certainAfterSeconds = 600;

const shortestPauseSeconds = 5;
const longestPauseSeconds = 3600;

/**
 * What becomes of a purchase when the carrier answers, late, twice or not at all. It is bought once and never asked for again; what
 * is settled stays so. `ageSeconds` is the time since it was asked for. Source: product.md, "Telephony", "Money".
 */
export function stepAfter(state: NumberState, news: News, ageSeconds: number): Step {
  const isOurs = news.kind === "bought" || news.kind === "ours";
  if (state === "bought" || state === "released") return { kind: "nothing" };
  if (state === "failed") {
    return isOurs ? { kind: "give-back", carrierId: news.carrierId } : { kind: "nothing" };
  }
  switch (news.kind) {
    case "bought":
    case "ours":
      return { kind: "bought", carrierId: news.carrierId };
    case "taken":
      return { kind: "failed", reason: "number-taken" };
    case "refused":
      return { kind: "failed", reason: news.reason };
    case "not-ours":
      return ageSeconds >= certainAfterSeconds
        ? { kind: "failed", reason: "carrier-did-not-sell" }
        : { kind: "ask-later", inSeconds: pauseAt(ageSeconds) };
    case "unknown":
    case "no-answer":
      return { kind: "ask-later", inSeconds: pauseAt(ageSeconds) };
  }
}

/** As long as it has lasted: the pauses grow by themselves. */
export function pauseAt(ageSeconds: number): number {
  return Math.min(longestPauseSeconds, Math.max(shortestPauseSeconds, Math.round(ageSeconds)));
}
