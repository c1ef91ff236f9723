import { asSystem } from "#db/client.ts";
import { record } from "#lib/audit/record.ts";
import type { Instant } from "#lib/values/day.ts";
import type { EmailAddress } from "#lib/values/email-address.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type Account, lockAccount, readAccount } from "./account.ts";
import type { PasswordRefusal } from "./check-new-password.ts";
import { endSessions } from "./end-sessions.ts";
import { judgePassword, keepPassword, tellOwner } from "./keep-password.ts";
import { findResetLink } from "./reset-links.ts";
import type { ResetPassword } from "./schema.ts";
import { maySignIn } from "./sign-in-rules.ts";
import { forgetGuesses } from "./throttle.ts";

export type ResetPasswordRefusal = PasswordRefusal | "link-dead";

/**
 * Uses the link of a reset mail: the account has the chosen password and is Active, all its sessions end, wrong guesses before it
 * are forgotten, and a mail tells the owner. Nobody is signed in by it. `link-dead`: used, replaced by a newer one, older than an
 * hour, or the account may not sign in any more. A refused password leaves the link alive. `at` is real time. Source: product.md,
 * "Getting in".
 */
export async function resetPassword(
  { token, newPassword }: ResetPassword,
  at: Instant,
): Promise<Outcome<null, ResetPasswordRefusal>> {
  const account = await accountOfLink(token, at);
  if (!account) return refused("link-dead");
  const judged = await judgePassword(newPassword, account);
  if (!judged.ok) return refused(judged.refusal);

  return asSystem<Outcome<null, ResetPasswordRefusal>>("reset a password", async (tx) => {
    const current = await lockAccount(tx, account);
    // Under the account's lock, which everything that closes links holds: of two that use one link, one finds it closed.
    const stillOpens = await findResetLink(tx, token, at);
    if (!current || !maySignIn(current.state) || !stillOpens) return refused("link-dead");

    const { orgId, agentId } = current;
    await Promise.all([
      keepPassword(tx, current, judged.hash, at),
      endSessions(tx, current, "password-reset"),
      record(tx, { orgId, actorId: agentId, action: "password.reset-by-mail", agentId }),
      tellOwner(tx, current, at),
      forgetGuesses(tx, current.email as EmailAddress),
    ]);
    return done(null);
  });
}

/** Whose password the link may choose now; null when it is dead. Shown before anything is typed, and the meter's names. */
export function accountOfLink(token: string, at: Instant): Promise<Account | null> {
  return asSystem("whose reset link", async (tx) => {
    const link = await findResetLink(tx, token, at);
    const account = link && (await readAccount(tx, link));
    return account && maySignIn(account.state) ? account : null;
  });
}
