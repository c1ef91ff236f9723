import { and, eq, gt, isNull, notInArray } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { agents, passwordResets, passwords } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { hashSecret } from "#lib/auth/secret-hash.ts";
import { realNow } from "#lib/clock.ts";
import type { Instant } from "#lib/values/day.ts";
import { type EmailAddress, foldEmail } from "#lib/values/email-address.ts";
import type { AgentId, OrganisationId } from "#lib/values/ids.ts";
import type { WaitingMail } from "./mail-contents.ts";

interface Addressee {
  orgId: OrganisationId;
  agentId: AgentId;
  /** The address it was posted to. */
  recipient: string;
}

/**
 * Says whether what a mail would open is dead by now: a temporary password that was replaced, used up or has expired, a
 * reset link likewise. Such a mail must not go out late, least of all after the newer one; nor must a password to an address that was a
 * mistake and has been corrected. `at` is the product's time.
 */
export async function isOutdated(to: Addressee, mail: WaitingMail, at: Instant): Promise<boolean> {
  switch (mail.template) {
    case "credentials":
      return asSystem("check mail", async (tx) => !(await opensAccount(tx, to, mail.props.expiresAt, at)));
    case "set-up-guide": {
      const { credentials } = mail.props;
      if (!credentials) return false;
      return asSystem("check mail", async (tx) => !(await opensAccount(tx, to, credentials.expiresAt, at)));
    }
    case "password-reset":
      return asSystem("check mail", async (tx) => !(await opensReset(tx, mail.props.token)));
    case "password-changed":
    case "email-changed":
    case "seat-charged":
    case "boost-requested":
    case "access-ended":
      return false;
  }
}

/** A temporary password is told from the next one by its expiry, since only the hash of it is kept. */
async function opensAccount(tx: Tx, to: Addressee, expiresAt: string, at: Instant): Promise<boolean> {
  const current = await tx
    .select({ agentId: passwords.agentId })
    .from(passwords)
    .innerJoin(agents, and(eq(agents.orgId, passwords.orgId), eq(agents.id, passwords.agentId)))
    .where(
      and(
        eq(passwords.orgId, to.orgId),
        eq(passwords.agentId, to.agentId),
        eq(passwords.isTemporary, true),
        eq(passwords.expiresAt, new Date(expiresAt)),
        gt(passwords.expiresAt, at),
        eq(agents.emailFolded, foldEmail(to.recipient as EmailAddress)),
        notInArray(agents.state, ["Closed", "Deactivated"]),
      ),
    );
  return current.length === 1;
}

/** Links go by real time, as the cookies do that they lead to. */
async function opensReset(tx: Tx, token: string): Promise<boolean> {
  const open = await tx
    .select({ id: passwordResets.id })
    .from(passwordResets)
    .where(
      and(
        eq(passwordResets.tokenHash, hashSecret(token)),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, realNow()),
      ),
    );
  return open.length === 1;
}
