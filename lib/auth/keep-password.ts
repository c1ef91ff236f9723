import { and, eq } from "drizzle-orm";
import { agents, passwords } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { realNow } from "#lib/clock.ts";
import { post } from "#lib/mail/outbox.ts";
import type { Instant } from "#lib/values/day.ts";
import { type Account, namesAround, recipientOf } from "./account.ts";
import { checkNewPassword, type PasswordRefusal } from "./check-new-password.ts";
import { hashPassword, type PasswordHash } from "./password.ts";
import { closeResetLinks } from "./reset-links.ts";

export type JudgedPassword = { ok: true; hash: PasswordHash } | { ok: false; refusal: PasswordRefusal };

/** Judges and hashes what somebody chose for this account, before the transaction that keeps it opens. */
export async function judgePassword(typed: string, account: Account): Promise<JudgedPassword> {
  const refusal = await checkNewPassword(typed, namesAround(account), account.hash, account.passwordLength);
  return refusal ? { ok: false, refusal } : { ok: true, hash: await hashPassword(typed) };
}

/**
 * Makes a chosen password the account's own, in whatever way it was chosen: nothing temporary is left of it, whoever waited
 * is Active, and reset links that are still out open nothing. The account must be locked by `lockAccount`.
 */
export async function keepPassword(tx: Tx, account: Account, hash: PasswordHash, at: Instant): Promise<void> {
  const { orgId, agentId } = account;
  await Promise.all([
    tx
      .update(passwords)
      .set({ hash, isTemporary: false, mustChange: false, expiresAt: null, changedAt: at })
      .where(and(eq(passwords.orgId, orgId), eq(passwords.agentId, agentId))),
    tx
      .update(agents)
      .set({ state: "Active" })
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId), eq(agents.state, "Waiting"))),
    closeResetLinks(tx, account, realNow()),
  ]);
}

/** Tells the owner that the password was changed, lest it was somebody else. */
export async function tellOwner(tx: Tx, account: Account, at: Instant): Promise<void> {
  const { name, email, organisationName, timeZone } = account;
  await post(tx, recipientOf(account), "password-changed", {
    organisation: organisationName,
    name,
    email,
    changedAt: at.toISOString(),
    timeZone,
  });
}
