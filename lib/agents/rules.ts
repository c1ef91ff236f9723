import { type ActRefusal, grantableRoles, may, refusalToAct } from "#lib/auth/policy.ts";
import type { QuoteRefusal } from "#lib/billing/quote-rules.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { type DateRefusal, refusalOfDates, startsLater } from "./dates-rules.ts";
import type { SeatChoice } from "./schema.ts";

export type AddRefusal =
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
  | "extensions-used-up";

/** Why this role may not add such an agent, before the database is asked. Source: product.md, "Roles". */
export function refusalToAdd(role: Role, wanted: { role: Role; seat: SeatChoice }): AddRefusal | null {
  if (!grantableRoles(role).includes(wanted.role)) return "role-not-yours-to-give";
  if (wanted.seat.kind === "new" && !may(role, "seats.charge")) return "seat-costs-money";
  return null;
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
  agent: { id: AgentId; role: Role; state: State } | null,
): RenewRefusal | null {
  if (!agent) return "not-there";
  if (agent.id === actor.agentId) return "not-on-yourself";
  const forbidden = refusalToAct(actor, "agents.resetPassword", agent);
  if (forbidden) return forbidden;
  if (agent.state === "Closed") return "account-closed";
  if (agent.state === "Deactivated") return "account-deactivated";
  return agent.state === "Scheduled" ? "account-not-started" : null;
}

export type DeactivateRefusal = ActRefusal | "not-there" | "account-closed" | "last-admin" | "already-so";

/** Why the actor may not end, or give back, this account's access. The last admin who can sign in is counted by the verb. */
export function refusalToDeactivate(
  actor: Pick<Actor, "agentId" | "role">,
  act: "agents.deactivate" | "agents.reactivate" | "agents.delete",
  agent: { id: AgentId; role: Role; state: State } | null,
): Exclude<DeactivateRefusal, "last-admin"> | null {
  if (!agent) return "not-there";
  const forbidden = refusalToAct(actor, act, agent);
  if (forbidden) return forbidden;
  if (agent.state === "Closed") return "account-closed";
  if (act === "agents.delete") return null;
  return (agent.state === "Deactivated") === (act === "agents.deactivate") ? "already-so" : null;
}

/** True for a refusal that says what the role lacks, not how things stand: an attempt at it is noted. */
export function isOfRole(refusal: string | null): boolean {
  return (
    refusal !== null && ["not-allowed", "admins-only-by-admins", "role-not-yours-to-give"].includes(refusal)
  );
}
