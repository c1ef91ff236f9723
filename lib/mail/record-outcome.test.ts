import { describe, expect, test } from "vitest";
import { addSeconds } from "#lib/values/day.ts";
import { changeAfter, type MailOutcome } from "./record-outcome.ts";
import { isRepeatable, mostAttempts, nextTry } from "./retrying.ts";
import type { Transport } from "./transports/transport.ts";

const at = new Date("2026-11-22T12:00:00Z");
const hoursAgo = (hours: number) => addSeconds(at, -hours * 3600);
const secondsUntil = (due: Date) => (due.getTime() - at.getTime()) / 1000;

describe("the next try", () => {
  test.each([
    [1, 10],
    [2, 30],
    [3, 120],
    [4, 600],
    [5, 1800],
    [6, 3600],
    [70, 3600],
  ])("after try %i is about %i s later", (attempts, pause) => {
    expect(secondsUntil(nextTry(at, attempts, 0, 0.5))).toBeCloseTo(pause);
    expect(secondsUntil(nextTry(at, attempts, 0, 0))).toBeCloseTo(pause * 0.8);
    expect(secondsUntil(nextTry(at, attempts, 0, 0.999))).toBeLessThan(pause * 1.2);
  });

  test("is never sooner than the provider asked for", () => {
    expect(secondsUntil(nextTry(at, 1, 300, 0))).toBe(300);
    expect(secondsUntil(nextTry(at, 1, 300, 0.9))).toBeGreaterThan(300);
    expect(secondsUntil(nextTry(at, 6, 1, 0))).toBe(3600);
  });
});

type Name = Transport["name"];

test.each<[Name, Name, number, boolean, string]>([
  ["resend", "resend", 0, true, "Resend knows the key"],
  ["resend", "resend", 22.9, true, "and for a day, of which we use 23 hours"],
  ["resend", "resend", 23, false, "then it may have forgotten"],
  ["file", "file", 1000, true, "a file replaces itself"],
  ["smtp", "smtp", 0, false, "SMTP has no keys"],
  ["resend", "file", 0, false, "another transport knows nothing of the first"],
  ["smtp", "resend", 0, false, "nor the other way"],
])("a mail tried through %s, now %s, %d hours later: %s (%s)", (before, now, hours, repeatable) => {
  expect(isRepeatable({ transport: before, firstTriedAt: hoursAgo(hours) }, now, at)).toBe(repeatable);
});

const erased = { sealedProps: null, sealedMessage: null, leasedUntil: null, settledAt: at };
const perhaps: MailOutcome = { kind: "retry", why: "no-answer", mayHaveArrived: true };
const notTaken: MailOutcome = { kind: "retry", why: "rate-limited", mayHaveArrived: false };

test.each([
  {
    why: "accepted",
    outcome: { kind: "sent", providerId: "abc-1" } as const,
    change: { state: "sent", providerId: "abc-1", reason: null, ...erased },
  },
  {
    why: "accepted under an id that is none",
    outcome: { kind: "sent", providerId: "a\u0000b" } as const,
    change: { state: "sent", providerId: null, ...erased },
  },
  {
    why: "refused",
    outcome: { kind: "failed", why: "mail-refused" } as const,
    change: { state: "failed", reason: "mail-refused", ...erased },
  },
  {
    why: "refused, but perhaps taken before",
    outcome: { kind: "failed", why: "mail-refused" } as const,
    mail: { firstTriedAt: hoursAgo(2) },
    change: { state: "unknown", reason: "refused-later", ...erased },
  },
  {
    why: "perhaps taken before, and then not let in: says so, since that can be mended",
    outcome: { kind: "failed", why: "login-refused" } as const,
    mail: { firstTriedAt: hoursAgo(2) },
    change: { state: "unknown", reason: "login-refused", ...erased },
  },
  {
    why: "broken off",
    outcome: { kind: "unknown", why: "broken-off" } as const,
    change: { state: "unknown", reason: "broken-off", ...erased },
  },
  {
    why: "certainly not taken: forgets that it was tried",
    outcome: notTaken,
    change: { state: "queued", firstTriedAt: null, leasedUntil: null, reason: "rate-limited" },
  },
  {
    why: "perhaps taken: remembers since when",
    outcome: perhaps,
    change: { state: "queued", firstTriedAt: at, leasedUntil: null, reason: "no-answer" },
  },
  {
    why: "not taken now, but perhaps before",
    outcome: notTaken,
    mail: { firstTriedAt: hoursAgo(2) },
    change: { state: "queued", firstTriedAt: hoursAgo(2) },
  },
  {
    why: "the next try would come after the key is forgotten",
    outcome: perhaps,
    mail: { attempts: 25, firstTriedAt: hoursAgo(22.5) },
    change: { state: "unknown", reason: "no-answer", ...erased },
  },
  {
    why: "tried for three days and never taken",
    outcome: notTaken,
    mail: { attempts: mostAttempts },
    change: { state: "failed", reason: "rate-limited", ...erased },
  },
])("$why", ({ outcome, mail, change }) => {
  const row = { attempts: 1, firstTriedAt: null, ...mail };
  expect(changeAfter(outcome, row, "resend", at, 0.5)).toMatchObject(change);
});
