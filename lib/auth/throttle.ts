import { createHmac } from "node:crypto";
import type { Pool } from "pg";
import { clientNetwork } from "#lib/auth/client-network.ts";
import { type AttemptPurpose, budgets } from "#lib/auth/throttle-limits.ts";

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
 * made, by the function `begin_attempt` of the database, so each of many parallel guesses has a number of its own. From the
 * fourth failure of an account on each makes the next wait: 1, 2, 4 … 64 s. The eleventh attempt within 15 minutes blocks the
 * account for 15 minutes, and the next blocks of the same day last 30 and 60. Success clears the account's count and takes
 * this attempt off the address's (product.md, "Getting in"). The table holds neither e-mail nor IP addresses, but
 * digests keyed with `secret`.
 */
export function throttleOn(pool: Pool, secret: string): BeginAttempt {
  const digest = (text: string) => createHmac("sha256", secret).update(text).digest("base64url");

  return async (attempt) => {
    const budget = budgets[attempt.purpose];
    const account = digest(`account ${attempt.account}`);
    const network = attempt.address === null ? null : digest(`network ${clientNetwork(attempt.address)}`);

    const { rows } = await pool.query<{ wait: string }>(
      "select begin_attempt($1, $2, $3, $4, $5, $6, $7, $8) as wait",
      [
        attempt.purpose,
        ...[account, ...inMilliseconds(budget.account)],
        ...[network, ...inMilliseconds(budget.address)],
        Date.now(),
      ],
    );
    const wait = Number(rows[0]?.wait);
    if (wait !== 0) return { kind: "wait", seconds: Math.ceil(wait / 1000) };
    return {
      kind: "go",
      async succeed() {
        await pool.query("select attempt_succeeded($1, $2, $3)", [attempt.purpose, account, network]);
      },
    };
  };
}

function inMilliseconds({ points, seconds }: { points: number; seconds: number }): [number, number] {
  return [points, seconds * 1000];
}
