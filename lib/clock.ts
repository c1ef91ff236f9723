import { env } from "./env.ts";
import type { Instant } from "./values/day.ts";

/** Real time: for cookies, sessions, leases and webhooks, which other clocks measure too. */
export function realNow(): Instant {
  return new Date();
}

/**
 * The product's time: real, or running on from ROLLCALL_NOW since the process started. Billing, due dates and password expiry go by it.
 */
export function now(): Instant {
  const from = env().ROLLCALL_NOW;
  return from ? new Date(new Date(from).getTime() + (Date.now() - performance.timeOrigin)) : new Date();
}
