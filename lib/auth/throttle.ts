import { createHmac } from "node:crypto";
import type { Pool } from "pg";
import type { RateLimiterRes } from "rate-limiter-flexible";
import { clientNetwork } from "#lib/auth/client-network.ts";
import { type AttemptPurpose, type Limits, limitsOn } from "#lib/auth/throttle-limits.ts";

export interface Attempt {
  purpose: AttemptPurpose;
  /** The folded e-mail address, whether or not it is anybody's. */
  account: string;
  /** The client's IP address; null when it is not known, and then only the account's budget counts. */
  address: string | null;
}

/** The attempt may be made, and counts as failed until `succeed` says otherwise; or it may not yet be made. */
export type Admission = { kind: "go"; succeed(): Promise<void> } | { kind: "wait"; seconds: number };

/** Throws when the database is away: nobody gets to guess uncounted. */
export type BeginAttempt = (attempt: Attempt) => Promise<Admission>;

/**
 * Gives the throttle that all replicas share through the table `rate_limits`. An attempt is counted before it is
 * made, by one statement, so each of many parallel guesses has a number of its own. From the fourth failure of an
 * account on each makes the next wait: 1, 2, 4 … 64 s. The eleventh attempt within 15 minutes blocks the account
 * for 15 minutes, and the next blocks of the same day last 30 and 60. Success clears the account's count and takes
 * this attempt off the address's (product.md, "Getting in"). The table holds neither e-mail nor IP addresses, but
 * digests keyed with `secret`.
 */
export function throttleOn(pool: Pool, secret: string): BeginAttempt {
  const limits = {
    "sign-in": limitsOn(pool, "sign-in"),
    "password-check": limitsOn(pool, "password-check"),
    "forgot-password": limitsOn(pool, "forgot-password"),
  };
  const digest = (text: string) => createHmac("sha256", secret).update(text).digest("base64url");

  return async ({ purpose, account, address }) => {
    const network = address === null ? null : clientNetwork(address);
    return admit(limits[purpose], digest(`account ${account}`), network && digest(`network ${network}`));
  };
}

const attemptsWithoutWait = 3;
const longestBlockFactor = 4;

async function admit(limits: Limits, account: string, network: string | null): Promise<Admission> {
  // The address first: one that is over its budget can no longer use up the budgets of accounts.
  const fromAddress = network === null ? null : await limits.fromAddress.penalty(network);
  if (fromAddress && isOver(fromAddress, limits.fromAddress.points)) return wait(fromAddress.msBeforeNext);

  // Looked at before counting: who clicks again during a wait is told to wait, not brought nearer to a block.
  const closed = await limits.gate.get(account);
  if (closed) return wait(closed.msBeforeNext);

  const attempt = await limits.failures.penalty(account);
  if (isOver(attempt, limits.failures.points)) return wait(await block(limits, account, attempt));

  const isGated = attempt.consumedPoints > attemptsWithoutWait;
  if (isGated) {
    const seconds = 2 ** (attempt.consumedPoints - attemptsWithoutWait - 1);
    const passage = await limits.gate.penalty(account, 1, { customDuration: seconds });
    if (isOver(passage, limits.gate.points)) return wait(passage.msBeforeNext);
  }

  return {
    kind: "go",
    async succeed() {
      await Promise.all([
        limits.failures.delete(account),
        isGated && limits.gate.delete(account),
        network !== null && limits.fromAddress.reward(network),
      ]);
    },
  };
}

/** Gives the milliseconds until the account is free again; the attempt that crosses the line sets them. */
async function block(limits: Limits, account: string, attempt: RateLimiterRes): Promise<number> {
  const { points, duration } = limits.failures;
  if (attempt.consumedPoints > points + 1) return attempt.msBeforeNext;

  const { consumedPoints: blocks } = await limits.blocks.penalty(account);
  const seconds = duration * Math.min(2 ** (blocks - 1), longestBlockFactor);
  await limits.failures.block(account, seconds);
  return seconds * 1000;
}

function isOver(counted: RateLimiterRes, points: number): boolean {
  return counted.consumedPoints > points;
}

function wait(milliseconds: number): Admission {
  return { kind: "wait", seconds: Math.max(1, Math.ceil(milliseconds / 1000)) };
}
