import { sql } from "drizzle-orm";
import { agents, passwords, seatOccupancies, signInAddresses } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { Language, Role, State } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { type EmailAddress, foldEmail } from "#lib/values/email-address.ts";
import {
  type AgentId,
  type LocationId,
  newId,
  type OrganisationId,
  type SeatId,
  type UnitId,
} from "#lib/values/ids.ts";
import { searchKey } from "#lib/values/search-key.ts";

export interface Person {
  email: EmailAddress;
  name: string;
  role: Role;
  language: Language;
  unitId: UnitId | null;
  landLine: string | null;
  mobile: string | null;
  locationId?: LocationId | null;
  mayEditContacts?: boolean;
  /** For somebody Scheduled; null, or left out, for whoever starts at once. */
  startsOn?: Day | null;
  endsOn?: Day | null;
  /** Whether the credentials of the start day must be changed at the first sign-in. */
  mustChangeAtStart?: boolean;
}

/**
 * Writes the account, its place in the directory of sign-in addresses and, if given, its stay in a seat, which must be vacant:
 * the constraints refuse a second occupant. Null when the address is in use by an account that is not closed, in this or any
 * other organisation: the directory's primary key decides, and the caller must roll back. One statement, so that the text for
 * the search is written once, with the extension in it.
 */
export async function insertAgent(
  tx: Tx,
  orgId: OrganisationId,
  person: Person,
  state: Extract<State, "Scheduled" | "Waiting" | "Active">,
  at: Instant,
  seatId: SeatId | null = null,
): Promise<AgentId | null> {
  const id = newId<"agents">();
  const emailFolded = foldEmail(person.email);
  const since = sql`${at.toISOString()}::timestamptz`;
  // Clocks of two replicas may differ: a stay never begins before the one before it ended.
  const vacantSince = sql`(select max(held_until) from ${seatOccupancies} where org_id = ${orgId} and seat_id = ${seatId})`;
  const listed = await tx.execute(sql`
    with agent as (
      insert into ${agents} (org_id, id, email, email_folded, name, name_key, role, state, language, unit_id, land_line, mobile, created_at,
        starts_on, ends_on, must_change_at_start, location_id, may_edit_contacts)
      values (${orgId}, ${id}, ${person.email}, ${emailFolded}, ${person.name}, ${searchKey(person.name)}, ${person.role}, ${state},
        ${person.language}, ${person.unitId}, ${person.landLine}, ${person.mobile}, ${since},
        ${person.startsOn ?? null}, ${person.endsOn ?? null}, ${person.mustChangeAtStart ?? true},
        ${person.locationId ?? null}, ${person.mayEditContacts ?? false})
      on conflict do nothing returning org_id, id
    ), stay as (
      insert into ${seatOccupancies} (org_id, id, seat_id, agent_id, held_from)
      select org_id, ${newId<"seat_occupancies">()}::uuid, ${seatId}::uuid, id, greatest(${since}, ${vacantSince})
        from agent where ${seatId}::uuid is not null
    )
    insert into ${signInAddresses} (address, org_id, agent_id) select ${emailFolded}, org_id, id from agent
    on conflict do nothing returning agent_id`);
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
