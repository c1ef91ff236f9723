import type { NumberId, SeatId } from "#lib/values/ids.ts";

/** A bought number as a seat sees it. */
export interface ShownNumber {
  id: NumberId;
  hasSms: boolean;
  /** The call route that owns it; null for a direct number. */
  route: string | null;
}

export type CallerIdRefusal = "no-seat-held" | "number-not-to-show";

/** Why an agent's calls may be seen but no SMS sent. */
export type SmsObstacle = "no-direct-number" | "route-number" | "number-without-sms" | "tier-without-sms";

/**
 * Whether a seat may show a number: its own direct one or any call route's, while it is bought. The database refuses the others, too.
 * Source: product.md, "Words" and "Telephony".
 */
export function mayShow(
  seatId: SeatId,
  number: { state: string; seatId: SeatId | null; routeId: unknown },
): boolean {
  return number.state === "bought" && (number.seatId === seatId || number.routeId !== null);
}

/**
 * Why no SMS can be sent for whoever sits here, or null. SMS goes out under the number that is shown: a call route's answers for
 * many and sends none, and with no number shown it is the direct one. Source: product.md, "Telephony".
 */
export function smsObstacle({
  direct,
  shown,
  tierHasSms,
}: {
  direct: ShownNumber | null;
  shown: ShownNumber | null;
  tierHasSms: boolean;
}): SmsObstacle | null {
  if (shown && shown.route !== null) return "route-number";
  if (!direct) return "no-direct-number";
  if (!direct.hasSms) return "number-without-sms";
  return tierHasSms ? null : "tier-without-sms";
}
