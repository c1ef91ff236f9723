import { type ActRefusal, grantableRoles, may, refusalToAct } from "#lib/auth/policy.ts";
import type { QuoteRefusal } from "#lib/billing/quote-rules.ts";
import type { LocationRefusal } from "#lib/locations/refusals.ts";
import type { TakeCallerIdRefusal } from "#lib/numbers/rules.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import { addDays24h, type Day, type Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { type DateRefusal, refusalOfDates, startsLater } from "./dates-rules.ts";
import type { SeatChoice } from "./schema.ts";

export type AddRefusal =
  | TakeCallerIdRefusal
  | LocationRefusal
  | QuoteRefusal
  | DateRefusal
  | "start-needs-mail"
  | "role-not-yours-to-give"
  | "seat-costs-money"
  | "email-taken"
  | "seat-taken"
  | "tier-unknown"
  | "unit-unknown"
  | "extension-taken"
  | "extensions-used-up"
  | "colleague-unknown"
  | "title-taken"
  | "group-unknown"
  | "groups-need-seat";

/** Why this role may not add such an agent, before the database is asked. Source: product.md, "Roles". */
export function refusalToAdd(
  role: Role,
  wanted: { role: Role; seat: SeatChoice; callerId?: unknown; groups?: readonly unknown[] | undefined },
): AddRefusal | null {
  if (!grantableRoles(role).includes(wanted.role)) return "role-not-yours-to-give";
  if (wanted.seat.kind === "new" && !may(role, "seats.charge")) return "seat-costs-money";
  if (wanted.seat.kind !== "none") return null;
  if (wanted.callerId) return "caller-id-needs-seat";
  return wanted.groups?.length ? "groups-need-seat" : null;
}

/** Why nobody can be added for these days: credentials that are made on the start day can only be mailed. */
export function refusalOfStart(
  { sendCredentials, ...dates }: { startsOn: Day | null; endsOn: Day | null; sendCredentials: boolean },
  today: Day,
): DateRefusal | "start-needs-mail" | null {
  const refusal = refusalOfDates({ ...dates, today, state: "Scheduled" });
  if (refusal) return refusal;
  return startsLater({ ...dates, today }) && !sendCredentials ? "start-needs-mail" : null;
}

export type RenewRefusal =
  | ActRefusal
  | "not-there"
  | "account-closed"
  | "account-deactivated"
  | "account-not-started"
  | "password-already-chosen";

/** Why the actor may not give this agent a new temporary password. Source: product.md, "Roles" and "Getting in". */
export function refusalToRenew(
  actor: Pick<Actor, "agentId" | "role">,
  agent: Account | null,
): RenewRefusal | null {
  if (!agent) return "not-there";
  if (agent.id === actor.agentId) return "not-on-yourself";
  const forbidden = refusalToAct(actor, "agents.resetPassword", agent);
  if (forbidden) return forbidden;
  if (agent.state === "Closed") return "account-closed";
  if (agent.state === "Deactivated") return "account-deactivated";
  return agent.state === "Scheduled" ? "account-not-started" : null;
}

export type DeactivateRefusal =
  | ActRefusal
  | "not-there"
  | "account-closed"
  | "last-admin"
  | "already-deactivated"
  | "not-deactivated";

/** Why the actor may not end, or give back, this account's access. The last admin who can sign in is counted by the verb. */
export function refusalToDeactivate(
  actor: Pick<Actor, "agentId" | "role">,
  act: "agents.deactivate" | "agents.reactivate" | "agents.delete",
  agent: Account | null,
): Exclude<DeactivateRefusal, "last-admin"> | null {
  if (!agent) return "not-there";
  const forbidden = refusalToAct(actor, act, agent);
  if (forbidden) return forbidden;
  if (agent.state === "Closed") return "account-closed";
  if (act === "agents.deactivate" && agent.state === "Deactivated") return "already-deactivated";
  return act === "agents.reactivate" && agent.state !== "Deactivated" ? "not-deactivated" : null;
}

/** For how many days of 24 hours after it was closed an account can be restored. Source: product.md, "Seats and lifecycle". */
const restorableDays = 30;

/** The first moment at which an account closed then can be restored no more. */
export function restorableUntil(closedAt: Instant): Instant {
  return addDays24h(closedAt, restorableDays);
}

/** Who was closed by then cannot be restored at `at` any more. */
export function closedTooLongAgo(at: Instant): Instant {
  return addDays24h(at, -restorableDays);
}

export type RestoreRefusal =
  | ActRefusal
  | QuoteRefusal
  | "not-there"
  | "account-not-closed"
  | "account-erased"
  | "restore-too-late"
  | "email-taken";

/** Why the actor may not bring this account back at `at`. Whether its address is free is for the verb, which takes it. */
export function refusalToRestore(
  actor: Pick<Actor, "agentId" | "role">,
  agent: ClosedAccount | null,
  at: Instant,
): Exclude<RestoreRefusal, QuoteRefusal | "email-taken"> | null {
  if (!agent) return "not-there";
  const forbidden = refusalToAct(actor, "agents.restore", agent);
  if (forbidden) return forbidden;
  if (!agent.closedAt) return "account-not-closed";
  if (agent.erasedAt) return "account-erased";
  return at >= restorableUntil(agent.closedAt) ? "restore-too-late" : null;
}

export type EraseRefusal =
  | ActRefusal
  | "not-there"
  | "account-not-closed"
  | "account-erased"
  | "confirmation-differs";

/** Why the actor may not erase what is personal in this account: it is open, or nothing personal is left in it. */
export function refusalToErase(
  actor: Pick<Actor, "agentId" | "role">,
  agent: ClosedAccount | null,
): Exclude<EraseRefusal, "confirmation-differs"> | null {
  if (!agent) return "not-there";
  const forbidden = refusalToAct(actor, "agents.erase", agent);
  if (forbidden) return forbidden;
  if (!agent.closedAt) return "account-not-closed";
  return agent.erasedAt ? "account-erased" : null;
}

interface Account {
  id: AgentId;
  role: Role;
  state: State;
}

interface ClosedAccount extends Account {
  /** Null while the account is open. */
  closedAt: Instant | null;
  erasedAt: Instant | null;
}

/** True for a refusal that says what the role lacks, not how things stand: an attempt at it is noted. */
export function isOfRole(refusal: string | null): boolean {
  return (
    refusal !== null && ["not-allowed", "admins-only-by-admins", "role-not-yours-to-give"].includes(refusal)
  );
}
