/** Who sells numbers: Twilio, or the built-in carrier of numbers that exist nowhere. */
export const carriers = ["twilio", "fictional"] as const;
export type CarrierName = (typeof carriers)[number];

/**
 * How far the purchase of a number is. `requested`: the carrier is being asked. `unknown`: it did not answer, and is asked what it
 * did, never to do it again. `failed` and `released` are final, and the number is anybody's.
 */
export const numberStates = ["requested", "bought", "failed", "unknown", "released"] as const;
export type NumberState = (typeof numberStates)[number];
