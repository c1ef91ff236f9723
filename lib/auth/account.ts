import { and, eq, sql } from "drizzle-orm";
import { asSystem, read } from "#db/client.ts";
import { agents, organisations, passwords, signInAddresses } from "#db/schema/index.ts";
import { statement } from "#db/statement.ts";
import type { Tx } from "#db/tx.ts";
import type { Recipient } from "#lib/mail/outbox.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { FoldedEmail } from "#lib/values/email-address.ts";
import type { AgentId, OrganisationId } from "#lib/values/ids.ts";
import type { KnownNames } from "./known-names.ts";
import type { PasswordHash } from "./password.ts";
import { SignedOut } from "./refusals.ts";
import { type Attempt, countAttempt } from "./throttle.ts";

export interface AccountKey {
  readonly orgId: OrganisationId;
  readonly agentId: AgentId;
}

/** Who could sign in, and with what: the agent, its password and the settings of its organisation. */
export type Account = NonNullable<Awaited<ReturnType<typeof lockAccount>>>;

/**
 * Counts the attempt and, in the same round trip, finds whose address this is, in whatever organisation; null when it is
 * nobody's. One query either way, and no more of the account than it takes: the rest is read under its lock, once the password
 * was right.
 */
export function beginAttemptAt(
  address: FoldedEmail,
  by: Pick<Attempt, "purpose" | "address">,
): Promise<
  { kind: "wait"; seconds: number } | { kind: "go"; account: (AccountKey & { hash: PasswordHash }) | null }
> {
  return asSystem("who has this address", async (tx) => {
    const [admission, [account = null]] = await Promise.all([
      countAttempt(tx, { ...by, account: address }),
      byAddress(tx, { address }),
    ]);
    return admission.kind === "wait" ? admission : { ...admission, account };
  });
}

/** The actor's own account. Throws {@link SignedOut} should it be gone. */
export async function ownAccount(actor: Actor): Promise<Account> {
  const account = await read(actor, (tx) => readAccount(tx, actor));
  if (!account) throw new SignedOut("deleted");
  return account;
}

export async function readAccount(tx: Tx, { orgId, agentId }: AccountKey): Promise<Account | null> {
  const [found] = await selectAccount(tx).where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
  return found ?? null;
}

/**
 * The account with agent and password locked, in this order, and read as they are after the wait. Every verb that checks or
 * changes a password passes here, so that what was verified before the transaction is compared with what holds now.
 */
export async function lockAccount(tx: Tx, { orgId, agentId }: AccountKey) {
  const [locked] = await locking(tx, { orgId, agentId });
  return locked ?? null;
}

export function namesAround({ organisationName, name, email }: Account): KnownNames {
  return { organisationName, personName: name, email };
}

export function recipientOf({ orgId, agentId, email, language }: Account): Recipient {
  return { orgId, agentId, email, language };
}

const passwordHash = sql<PasswordHash>`${passwords.hash}`;

const byAddress = statement((tx) =>
  tx
    .select({ orgId: passwords.orgId, agentId: passwords.agentId, hash: passwordHash })
    .from(signInAddresses)
    .innerJoin(
      passwords,
      and(eq(passwords.orgId, signInAddresses.orgId), eq(passwords.agentId, signInAddresses.agentId)),
    )
    .where(eq(signInAddresses.address, sql.placeholder("address"))),
);

const locking = statement((tx) =>
  selectAccount(tx)
    .where(and(eq(agents.orgId, sql.placeholder("orgId")), eq(agents.id, sql.placeholder("agentId"))))
    .for("no key update", { of: [agents, passwords] }),
);

function selectAccount(tx: Tx) {
  return tx
    .select({
      orgId: agents.orgId,
      agentId: agents.id,
      email: agents.email,
      name: agents.name,
      role: agents.role,
      state: agents.state,
      language: agents.language,
      hash: passwordHash,
      isTemporary: passwords.isTemporary,
      mustChange: passwords.mustChange,
      expiresAt: passwords.expiresAt,
      organisationName: organisations.name,
      timeZone: organisations.timeZone,
      passwordLength: organisations.passwordLength,
      sessionAbsoluteHours: organisations.sessionAbsoluteHours,
    })
    .from(agents)
    .innerJoin(passwords, and(eq(passwords.orgId, agents.orgId), eq(passwords.agentId, agents.id)))
    .innerJoin(organisations, eq(organisations.id, agents.orgId));
}
