import { asSystem, change } from "#db/client.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { type EmailAddress, foldEmail } from "#lib/values/email-address.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type Account, lockAccount, ownAccount } from "./account.ts";
import type { PasswordRefusal } from "./check-new-password.ts";
import { endSessions } from "./end-sessions.ts";
import { type JudgedPassword, judgePassword, keepPassword, tellOwner } from "./keep-password.ts";
import { verifyPassword } from "./password.ts";
import type { ChangePassword } from "./schema.ts";
import { type WaitRefusal, waitRefusal } from "./sign-in-rules.ts";
import { type Attempt, attemptSucceeded, beginAttempt } from "./throttle.ts";

export type ChangePasswordRefusal =
  | PasswordRefusal
  | WaitRefusal
  | "current-password-wrong"
  | "password-meanwhile";

/**
 * Changes the actor's password: this session stays, the others end, and a mail tells the owner. The current password is
 * asked for and throttled, since an unlocked screen is not its owner. Source: product.md, `/profile`.
 */
export async function changePassword(
  actor: Actor,
  input: ChangePassword,
  address: string | null,
  at: Instant,
): Promise<Outcome<null, ChangePasswordRefusal | "form-already-used">> {
  const account = await ownAccount(actor);
  const judged = await judgeBoth(account, input, address);

  // Nothing is refused before the door: the same form sent again must get its first answer.
  return change<null, ChangePasswordRefusal>(actor, "profile.own", input, async (tx) => {
    if (!judged.ok) return refused(judged.refusal);
    const current = await lockAccount(tx, tx.actor);
    if (current?.hash !== account.hash) return refused("password-meanwhile");

    const { orgId, agentId, sessionId } = tx.actor;
    await Promise.all([
      keepPassword(tx, current, judged.hash, at),
      endSessions(tx, current, "password-changed", sessionId),
      record(tx, { orgId, actorId: agentId, action: "password.changed", agentId }),
      tellOwner(tx, current, at),
    ]);
    return done(null);
  });
}

type Judged = JudgedPassword | { ok: false; refusal: ChangePasswordRefusal };

async function judgeBoth(account: Account, input: ChangePassword, address: string | null): Promise<Judged> {
  const attempt: Attempt = {
    purpose: "password-check",
    account: foldEmail(account.email as EmailAddress),
    address,
  };
  const admission = await beginAttempt(attempt);
  if (admission.kind === "wait") return { ok: false, refusal: waitRefusal(admission.seconds) };

  const isRight = await verifyPassword(account.hash, input.currentPassword);
  if (!isRight) return { ok: false, refusal: "current-password-wrong" };
  await asSystem("a password was right", (tx) => attemptSucceeded(tx, attempt));
  return judgePassword(input.newPassword, account);
}
