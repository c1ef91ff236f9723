import { createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import type { Tx } from "#db/tx.ts";
import { clientNetwork } from "#lib/auth/client-network.ts";
import { type AttemptPurpose, budgets } from "#lib/auth/throttle-limits.ts";
import { env } from "#lib/env.ts";
import { type EmailAddress, foldEmail } from "#lib/values/email-address.ts";

export interface Attempt {
  purpose: AttemptPurpose;
  /** The folded e-mail address, whether or not it is anybody's. */
  account: string;
  /** The client's IP address; null when it is not known, and then only the account's budget counts. */
  address: string | null;
}

/** The attempt may be made, and counts as failed until {@link attemptSucceeded}; or it may not yet be made. */
export type Admission = { kind: "go" } | { kind: "wait"; seconds: number };

/** {@link countAttempt} in a transaction of its own. Throws when the database is away: nobody gets to guess uncounted. */
export function beginAttempt(attempt: Attempt): Promise<Admission> {
  return asSystem("count an attempt", (tx) => countAttempt(tx, attempt));
}

/**
 * Counts an attempt before it is made, for all replicas, in the table `rate_limits`: by the function `begin_attempt` of the
 * database, so each of many parallel guesses has a number of its own. The transaction must be over before the password is
 * looked at. From the fourth failure of an account on each makes the next wait: 1, 2, 4 … 64 s. The eleventh attempt within
 * 15 minutes blocks the account for 15 minutes, and the next blocks of the same day last 30 and 60 (product.md, "Getting in").
 * The table holds neither e-mail nor IP addresses, but keyed digests.
 */
export async function countAttempt(tx: Tx, attempt: Attempt): Promise<Admission> {
  const budget = budgets[attempt.purpose];
  const { account, network } = digests(attempt);
  const [row] = await tx.execute<{ wait: string }>(
    sql`select begin_attempt(${attempt.purpose},
      ${account}, ${budget.account.points}, ${budget.account.seconds * 1000},
      ${network}, ${budget.address.points}, ${budget.address.seconds * 1000}, ${Date.now()}) as wait`,
  );
  const wait = Number(row?.wait);
  return wait === 0 ? { kind: "go" } : { kind: "wait", seconds: Math.ceil(wait / 1000) };
}

/** Clears the account's count and takes this attempt off the address's. */
export async function attemptSucceeded(tx: Tx, attempt: Attempt): Promise<void> {
  const { account, network } = digests(attempt);
  await tx.execute(sql`select attempt_succeeded(${attempt.purpose}, ${account}, ${network})`);
}

/**
 * Lets the owner in at once: whoever waited at this account, at signing in or at a password that is asked for, waits no longer. Only for a
 * password that was just put in place of the one that was guessed at; the addresses that guessed keep their counts.
 */
export async function forgetGuesses(tx: Tx, email: EmailAddress): Promise<void> {
  const account = foldEmail(email);
  await attemptSucceeded(tx, { purpose: "sign-in", account, address: null });
  await attemptSucceeded(tx, { purpose: "password-check", account, address: null });
}

function digests({ account, address }: Attempt) {
  const digest = (text: string) => createHmac("sha256", env().AUTH_SECRET).update(text).digest("base64url");
  return {
    account: digest(`account ${account}`),
    network: address === null ? null : digest(`network ${clientNetwork(address)}`),
  };
}
