import { and, eq, inArray } from "drizzle-orm";
import { outbox, signInAddresses } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { closeResetLinks } from "#lib/auth/reset-links.ts";
import { realNow } from "#lib/clock.ts";
import { post } from "#lib/mail/outbox.ts";
import type { Instant } from "#lib/values/day.ts";
import type { EmailAddress, FoldedEmail } from "#lib/values/email-address.ts";
import type { LockedAgent } from "./queries.ts";
import { findTemporaryPassword } from "./renew-credentials.ts";

/**
 * Puts the account under another address in the directory, where the primary key decides: false when an account that is not closed
 * has it, here or in another organisation, and the caller must roll back. Sessions stay; links mailed to the old address are dead.
 */
export async function moveAddress(tx: ActorTx, agent: LockedAgent, to: FoldedEmail): Promise<boolean> {
  const { orgId, id: agentId } = agent;
  await tx
    .delete(signInAddresses)
    .where(and(eq(signInAddresses.orgId, orgId), eq(signInAddresses.agentId, agentId)));
  const listed = await tx
    .insert(signInAddresses)
    .values({ address: to, orgId, agentId })
    .onConflictDoNothing()
    .returning({ agentId: signInAddresses.agentId });
  if (listed.length !== 1) return false;
  await closeResetLinks(tx, { orgId, agentId }, realNow());
  return true;
}

/**
 * True while a temporary password opens the account that was mailed to the address it has now; one that was handed over in person
 * lies at no address.
 */
export async function credentialsWereMailed(tx: ActorTx, agent: LockedAgent): Promise<boolean> {
  if (agent.state !== "Waiting" || !(await findTemporaryPassword(tx, agent))) return false;
  const mailed = await tx.$count(
    outbox,
    and(
      eq(outbox.orgId, agent.orgId),
      eq(outbox.agentId, agent.id),
      eq(outbox.recipient, agent.email),
      inArray(outbox.template, ["credentials", "set-up-guide"]),
    ),
  );
  return mailed > 0;
}

type Addressee = Pick<LockedAgent, "orgId" | "id" | "name" | "language" | "state">;

/** Tells the address that an account has from now on, in the person's language. Nobody is told of one that has not started. */
export async function tellNewAddress(
  tx: ActorTx,
  agent: Addressee,
  email: EmailAddress,
  at: Instant,
): Promise<void> {
  await tell(tx, agent, { email, isNewAddress: true }, at);
}

/** The same, and the address before. */
export async function tellBothAddresses(
  tx: ActorTx,
  agent: Addressee,
  { before, after }: { before: string; after: EmailAddress },
  at: Instant,
): Promise<void> {
  await tell(tx, agent, { email: before, isNewAddress: false }, at);
  await tellNewAddress(tx, agent, after, at);
}

async function tell(
  tx: ActorTx,
  { orgId, id: agentId, name, language, state }: Addressee,
  to: { email: string; isNewAddress: boolean },
  at: Instant,
): Promise<void> {
  if (state === "Scheduled") return;
  const { name: organisation, timeZone } = tx.actor.organisation;
  await post(tx, { orgId, agentId, language, email: to.email }, "email-changed", {
    ...to,
    organisation,
    timeZone,
    name,
    by: tx.actor.name,
    changedAt: at.toISOString(),
  });
}
