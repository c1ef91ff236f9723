/**
 * Reads how long a provider asks us to wait (RFC 9110, 10.2.3: seconds or a date). Gives nothing when it does not say;
 * never less than a second nor more than an hour, whatever it says.
 */
export function secondsUntilRetry(
  headers: Record<string, string> | null,
  now: Date = new Date(),
): { afterSeconds?: number } {
  const value = headers?.["retry-after"];
  if (!value) return {};

  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? {} : { afterSeconds: Math.min(Math.max(Math.ceil(seconds), 1), 60 * 60) };
}
