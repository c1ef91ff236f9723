import { and, eq } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { agents, passwords } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { Role } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { foldEmail } from "#lib/values/email-address.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type Account, beginAttemptAt, lockAccount } from "./account.ts";
import type { Client } from "./client.ts";
import { endReplacedSession } from "./end-replaced-session.ts";
import { openSession } from "./open-session.ts";
import { hashPassword, needsRehash, type PasswordHash, verifyPassword } from "./password.ts";
import type { SignIn } from "./schema.ts";
import { refusalToSignIn, type SignInRefusal, waitRefusal } from "./sign-in-rules.ts";
import { attemptSucceeded } from "./throttle.ts";

export interface SignedIn {
  /** For the cookie; the database holds its hash only. */
  sessionSecret: string;
  role: Role;
  mustChangePassword: boolean;
  endsAt: Instant;
}

/**
 * The one way in: opens a session, and ends the one that the same browser had open. The attempt is counted before the
 * password is looked at, and an unknown address costs the same query and the same hash as a wrong password. What is wrong
 * with the account is said only after the right password. `at` is product time: temporary passwords expire by it.
 * Refusals: {@link SignInRefusal}. Source: product.md, "Getting in".
 */
export async function signIn(
  input: SignIn,
  client: Client,
  at: Instant,
): Promise<Outcome<SignedIn, SignInRefusal>> {
  const address = foldEmail(input.email);
  const attempt = { purpose: "sign-in", account: address, address: client.address } as const;
  const begun = await beginAttemptAt(address, attempt);
  if (begun.kind === "wait") return refused(waitRefusal(begun.seconds));

  const { account } = begun;
  const isRight = await verifyPassword(account?.hash ?? null, input.password);
  if (!account || !isRight) return refused("sign-in-wrong");
  const strongerHash = needsRehash(account.hash) ? await hashPassword(input.password) : null;

  return asSystem<Outcome<SignedIn, SignInRefusal>>("sign in", async (tx) => {
    const [current] = await Promise.all([lockAccount(tx, account), attemptSucceeded(tx, attempt)]);
    if (current?.hash !== account.hash) return refused("sign-in-wrong");
    const refusal = refusalToSignIn(current, at);
    if (refusal) return refused(refusal);

    const [{ secret, endsAt }] = await Promise.all([
      openSession(tx, current, client),
      endReplacedSession(tx, client),
      noteArrival(tx, current, at),
      settlePassword(tx, current, strongerHash),
    ]);
    return done({
      sessionSecret: secret,
      endsAt,
      role: current.role,
      mustChangePassword: current.mustChange,
    });
  });
}

/** Who need not choose a password has arrived with the first sign-in. */
async function noteArrival(tx: Tx, { orgId, agentId, mustChange, state }: Account, at: Instant) {
  const arrives = state === "Waiting" && !mustChange;
  await tx
    .update(agents)
    .set({ lastSignInAt: at, ...(arrives && { state: "Active" }) })
    .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
}

/** A temporary password that need not be changed becomes an ordinary one; a hash that costs too little is replaced. */
async function settlePassword(tx: Tx, account: Account, strongerHash: PasswordHash | null) {
  const becomesOrdinary = account.isTemporary && !account.mustChange;
  if (!becomesOrdinary && !strongerHash) return;
  await tx
    .update(passwords)
    .set({
      ...(becomesOrdinary && { isTemporary: false, expiresAt: null }),
      ...(strongerHash && { hash: strongerHash }),
    })
    .where(and(eq(passwords.orgId, account.orgId), eq(passwords.agentId, account.agentId)));
}
