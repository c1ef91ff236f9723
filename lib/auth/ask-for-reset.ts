import { setTimeout as pause } from "node:timers/promises";
import { asSystem } from "#db/client.ts";
import { record } from "#lib/audit/record.ts";
import { post } from "#lib/mail/outbox.ts";
import type { Instant } from "#lib/values/day.ts";
import { foldEmail } from "#lib/values/email-address.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type AccountKey, beginAttemptAt, lockAccount, recipientOf } from "./account.ts";
import { openResetLink } from "./reset-links.ts";
import type { AskForReset } from "./schema.ts";
import { maySignIn, type WaitRefusal, waitRefusal } from "./sign-in-rules.ts";

/** No answer comes sooner: what a mail takes more than none, tens of milliseconds, disappears in it. */
const leastMilliseconds = 400;

/**
 * Mails a link to choose a new password, valid for an hour, if the address is that of an account that may sign in, waiting or
 * active. The answer and its time are the same where it is not. `at` is real time.
 * Source: product.md, `/forgot-password`.
 */
export async function askForReset(
  { email }: AskForReset,
  address: string | null,
  at: Instant,
): Promise<Outcome<null, WaitRefusal>> {
  const begun = await beginAttemptAt(foldEmail(email), { purpose: "forgot-password", address });
  if (begun.kind === "wait") return refused(waitRefusal(begun.seconds));

  await Promise.all([begun.account && mailLink(begun.account, at), pause(leastMilliseconds)]);
  return done(null);
}

async function mailLink(account: AccountKey, at: Instant): Promise<void> {
  await asSystem("mail a reset link", async (tx) => {
    const current = await lockAccount(tx, account);
    if (!current || !maySignIn(current.state)) return;

    const { token, expiresAt } = await openResetLink(tx, current, at);
    await post(tx, recipientOf(current), "password-reset", {
      organisation: current.organisationName,
      name: current.name,
      email: current.email,
      token,
      expiresAt: expiresAt.toISOString(),
      timeZone: current.timeZone,
    });
    await record(tx, {
      orgId: current.orgId,
      actorId: null,
      action: "password.reset-asked",
      agentId: current.agentId,
    });
  });
}
