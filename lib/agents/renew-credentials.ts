import { and, eq } from "drizzle-orm";
import type { ActorTx } from "#db/client.ts";
import { passwords } from "#db/schema/index.ts";
import { endSessions } from "#lib/auth/end-sessions.ts";
import { closeResetLinks } from "#lib/auth/reset-links.ts";
import type { TemporaryPassword } from "#lib/auth/temporary-password.ts";
import { forgetGuesses } from "#lib/auth/throttle.ts";
import { realNow } from "#lib/clock.ts";
import type { Instant } from "#lib/values/day.ts";
import type { EmailAddress } from "#lib/values/email-address.ts";
import { type Credentials, giveCredentials } from "./give-credentials.ts";
import type { LockedAgent } from "./queries.ts";

/**
 * Puts a new temporary password in place of whatever opened the account: the old password, open sessions and reset links are
 * dead from here on, and who guessed wrongly before waits no longer.
 */
export async function renewCredentials(
  tx: ActorTx,
  agent: LockedAgent,
  password: TemporaryPassword,
  at: Instant,
  { mustChange, mail }: Pick<Credentials, "mustChange" | "mail">,
): Promise<void> {
  const { orgId, id: agentId, email, language, name, endsOn } = agent;
  await endSessions(tx, { orgId, agentId }, "password-reset");
  await forgetGuesses(tx, email as EmailAddress);
  await closeResetLinks(tx, { orgId, agentId }, realNow());

  const person = { orgId, agentId, email, language, name, endsOn };
  const { organisation } = tx.actor;
  await giveCredentials(tx, { person, organisation, password, mustChange, mail, again: true }, at);
}

/** The temporary password that still opens the account; null once its owner has chosen one. */
export async function findTemporaryPassword(tx: ActorTx, { orgId, id }: LockedAgent) {
  const [found] = await tx
    .select({ mustChange: passwords.mustChange })
    .from(passwords)
    .where(and(eq(passwords.orgId, orgId), eq(passwords.agentId, id), eq(passwords.isTemporary, true)));
  return found ?? null;
}
