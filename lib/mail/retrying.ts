import { addSeconds, type Instant } from "#lib/values/day.ts";
import { IDEMPOTENCY_WINDOW_HOURS } from "./transports/resend.ts";
import type { Transport } from "./transports/transport.ts";

const pausesInSeconds = [10, 30, 120, 600, 1800];
const longestPauseSeconds = 3600;

/** With the pauses above that is three days of trying. */
export const mostAttempts = 76;

/**
 * When to try again after the `attempts`-th try: after growing pauses, never sooner than the provider asked for. A fifth more
 * or less (`random` in [0, 1)), so that what failed together does not come back together.
 */
export function nextTry(
  at: Instant,
  attempts: number,
  askedSeconds: number,
  random = Math.random(),
): Instant {
  const pause = pausesInSeconds[attempts - 1] ?? longestPauseSeconds;
  return addSeconds(
    at,
    Math.max(askedSeconds, pause) + pause * 0.2 * (askedSeconds ? random : 2 * random - 1),
  );
}

/**
 * Whether a mail that may have arrived at its first try may be tried again without becoming two: a file replaces itself, Resend
 * remembers the key for a day (an hour is kept in hand, since its clock is not ours), and SMTP knows nothing of the sort.
 */
export function isRepeatable(
  mail: { transport: string | null; firstTriedAt: Instant },
  transport: Transport["name"],
  at: Instant,
): boolean {
  if (mail.transport !== transport || transport === "smtp") return false;
  return transport === "file" || at < addSeconds(mail.firstTriedAt, (IDEMPOTENCY_WINDOW_HOURS - 1) * 3600);
}
