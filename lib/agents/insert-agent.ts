import { agents, passwords, signInAddresses } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { Language, Role, State } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { type EmailAddress, foldEmail } from "#lib/values/email-address.ts";
import { type AgentId, newId, type OrganisationId, type UnitId } from "#lib/values/ids.ts";
import { searchKey } from "#lib/values/search-key.ts";

export interface Person {
  email: EmailAddress;
  name: string;
  role: Role;
  language: Language;
  unitId: UnitId | null;
  landLine: string | null;
  mobile: string | null;
}

/**
 * Writes the account and its place in the directory of sign-in addresses. Null when the address is in use by an account that
 * is not closed, in this or any other organisation: the directory's primary key decides, and the caller must roll back.
 */
export async function insertAgent(
  tx: Tx,
  orgId: OrganisationId,
  person: Person,
  state: Extract<State, "Waiting" | "Active">,
  at: Instant,
): Promise<AgentId | null> {
  const id = newId<"agents">();
  const emailFolded = foldEmail(person.email);
  const inserted = await tx
    .insert(agents)
    .values({ orgId, id, ...person, emailFolded, nameKey: searchKey(person.name), state, createdAt: at })
    .onConflictDoNothing()
    .returning({ id: agents.id });
  if (inserted.length === 0) return null;

  const listed = await tx
    .insert(signInAddresses)
    .values({ address: emailFolded, orgId, agentId: id })
    .onConflictDoNothing()
    .returning({ address: signInAddresses.address });
  return listed.length === 1 ? id : null;
}

/** Stores a password made by the system; it expires at `expiresAt` and, with `mustChange`, opens only /first-password. */
export async function givePassword(
  tx: Tx,
  orgId: OrganisationId,
  agentId: AgentId,
  password: { hash: string; mustChange: boolean; expiresAt: Instant },
  at: Instant,
): Promise<void> {
  const row = {
    hash: password.hash,
    isTemporary: true,
    mustChange: password.mustChange,
    expiresAt: password.expiresAt,
    changedAt: at,
  };
  await tx
    .insert(passwords)
    .values({ orgId, agentId, ...row })
    .onConflictDoUpdate({ target: [passwords.orgId, passwords.agentId], set: row });
}
