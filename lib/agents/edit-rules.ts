import { type ActRefusal, grantableRoles, refusalToAct } from "#lib/auth/policy.ts";
import type { LocationRefusal } from "#lib/locations/refusals.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import { foldEmail } from "#lib/values/email-address.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";
import type { DateRefusal } from "./dates-rules.ts";
import type { EditAgent } from "./edit-schema.ts";

export type EditRefusal =
  | ActRefusal
  | "end-date-own"
  | DateRefusal
  | LocationRefusal
  | "not-there"
  | "account-closed"
  | "form-malformed"
  | "changed-meanwhile"
  | "role-not-yours-to-give"
  | "last-admin"
  | "unit-unknown"
  | "start-date-required"
  | "already-started"
  | "same-person-or-someone-new"
  | "email-taken"
  | "extension-reserved"
  | "extension-taken"
  | "group-unknown";

/** Why the actor may not open, or save, the Edit form of this account. Source: product.md, "Roles". */
export function refusalToEdit(
  actor: Pick<Actor, "agentId" | "role">,
  agent: { id: AgentId; role: Role; state: State } | null,
): ActRefusal | "not-there" | "account-closed" | null {
  if (!agent) return "not-there";
  return refusalToAct(actor, "agents.edit", agent) ?? (agent.state === "Closed" ? "account-closed" : null);
}

/**
 * Why a form drawn from another state of things is not taken: a version that was never there is no form of ours, and one from
 * before somebody else's change would undo it unseen. `seatId` is the seat now held.
 */
export function refusalOfVersion(
  drawn: Pick<EditAgent, "version" | "seatId">,
  now: { version: number; seatId: SeatId | null },
): "form-malformed" | "changed-meanwhile" | null {
  if (drawn.version < 1 || drawn.version > now.version) return "form-malformed";
  return drawn.version === now.version && drawn.seatId === now.seatId ? null : "changed-meanwhile";
}

/** A role is given by those who may give it, and kept by anybody. */
export function refusalOfRole(
  actor: Pick<Actor, "role">,
  before: { role: Role },
  wanted: Role,
): "role-not-yours-to-give" | null {
  return wanted === before.role || grantableRoles(actor.role).includes(wanted)
    ? null
    : "role-not-yours-to-give";
}

/** Another name and another address look like another person, who would get the seat by being put in this one's place. */
export function looksLikeSomeoneNew(
  before: { name: string; emailFolded: string },
  { name, email }: Pick<EditAgent, "name" | "email">,
): boolean {
  return name !== before.name && foldEmail(email) !== before.emailFolded;
}

/** The day on which the edited account starts: to be chosen while it is Scheduled, history afterwards. */
export function startOf(
  before: { state: State; startsOn: EditAgent["startsOn"] },
  wanted: EditAgent["startsOn"],
):
  | { ok: true; on: EditAgent["startsOn"] }
  | { ok: false; refusal: "start-date-required" | "already-started" } {
  if (before.state === "Scheduled")
    return wanted === null ? { ok: false, refusal: "start-date-required" } : { ok: true, on: wanted };
  if (wanted !== null && wanted !== before.startsOn) return { ok: false, refusal: "already-started" };
  return { ok: true, on: before.startsOn };
}
