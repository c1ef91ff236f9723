import { env } from "#lib/env.ts";
import { type BeginAttempt, throttleOn } from "./throttle.ts";
import { openThrottlePool } from "./throttle-limits.ts";

/** Counts an attempt before it is made, for all replicas; opened once per process, however often Next bundles this file. */
export const beginAttempt: BeginAttempt = (attempt) => {
  const held = globalThis as { [place]?: BeginAttempt };
  held[place] ??= throttleOn(openThrottlePool(env().DATABASE_URL), env().AUTH_SECRET);
  return held[place](attempt);
};

const place = Symbol.for("rollcall.attempts");
