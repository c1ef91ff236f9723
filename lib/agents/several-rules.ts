import { grantableRoles, type Permission, refusalToAct } from "#lib/auth/policy.ts";
import type { BillingState, Effect } from "#lib/billing/quote-rules.ts";
import type { SeatRefusal } from "#lib/seats/rules.ts";
import { type TierChange, type TieredSeat, tierChangeOf } from "#lib/seats/tier-rules.ts";
import type { Actor, Language, Role, State } from "#lib/values/actor.ts";
import type { AgentId, UnitId } from "#lib/values/ids.ts";
import { type DeactivateRefusal, type RenewRefusal, refusalToDeactivate, refusalToRenew } from "./rules.ts";
import type { ChangeOfSeveral } from "./several-schema.ts";

/** What a change to several depends on in each of them. */
export interface OneOfSeveral {
  id: AgentId;
  role: Role;
  state: State;
  language: Language;
  unitId: UnitId | null;
  /** The system's own password still opens the account. */
  hasTemporaryPassword: boolean;
  seat: TieredSeat | null;
  /** The seat is in the group that the change is about. */
  isInGroup: boolean;
}

export type OneRefusal =
  | DeactivateRefusal
  | RenewRefusal
  | SeatRefusal
  | "role-not-yours-to-give"
  | "already-so"
  | "no-seat";

export type TierEffect = Extract<TierChange, { ok: true }>;

/** What becomes of one of them: it is changed (with what that does to the bill), or stays as it is and why. */
export type Planned =
  | { agentId: AgentId; ok: true; tier: TierEffect | null }
  | { agentId: AgentId; ok: false; refusal: OneRefusal };

/** What everybody needs who does this to even one. */
export const permissionFor: Record<ChangeOfSeveral["what"], Permission> = {
  role: "agents.edit",
  unit: "agents.edit",
  language: "agents.edit",
  "group-add": "groups.change",
  "group-remove": "groups.change",
  tier: "seats.charge",
  deactivate: "agents.deactivate",
  "resend-credentials": "agents.resetPassword",
};

/**
 * Judges each of the selected people by itself, in their order, by the same rules as the change of one: whoever cannot be changed
 * keeps nobody else from it. `adminsWhoCanSignIn` counts the organisation's; the last one stays. Pure, so that the
 * preview and the deed say the same. Source: product.md, "Roles"; the seeds leave this out.
 */
export function planSeveral(
  actor: Pick<Actor, "agentId" | "role">,
  change: ChangeOfSeveral,
  people: readonly OneOfSeveral[],
  { adminsWhoCanSignIn, billing }: { adminsWhoCanSignIn: number; billing: BillingState | null },
): Planned[] {
  let admins = adminsWhoCanSignIn;
  return people.map((person) => {
    const refusal = refusalFor(actor, change, person);
    if (refusal) return { agentId: person.id, ok: false, refusal };
    if (takesAnAdmin(change, person)) {
      if (admins <= 1) return { agentId: person.id, ok: false, refusal: "last-admin" };
      admins -= 1;
    }
    if (change.what !== "tier") return { agentId: person.id, ok: true, tier: null };
    if (!person.seat || !billing) return { agentId: person.id, ok: false, refusal: "no-seat" };
    const tier = tierChangeOf(billing, person.seat, change.tierId);
    return tier.ok
      ? { agentId: person.id, ok: true, tier }
      : { agentId: person.id, ok: false, refusal: tier.refusal };
  });
}

/** What the plan does to the bill. */
export function effectsOfSeveral(plan: readonly Planned[]): Effect[] {
  return plan.flatMap((each) => (each.ok && each.tier ? [...each.tier.undone, each.tier.effect] : []));
}

function refusalFor(
  actor: Pick<Actor, "agentId" | "role">,
  change: ChangeOfSeveral,
  person: OneOfSeveral,
): OneRefusal | null {
  if (change.what === "deactivate") return refusalToDeactivate(actor, "agents.deactivate", person);
  if (change.what === "resend-credentials")
    return refusalToRenew(actor, person) ?? (person.hasTemporaryPassword ? null : "password-already-chosen");

  if (change.what === "group-add" || change.what === "group-remove") {
    if (person.state === "Closed") return "account-closed";
    if (!person.seat) return "no-seat";
    return person.isInGroup === (change.what === "group-add") ? "already-so" : null;
  }

  const forbidden = refusalToAct(actor, "agents.edit", person);
  if (forbidden) return forbidden;
  if (person.state === "Closed") return "account-closed";
  if (change.what === "unit") return person.unitId === change.unitId ? "already-so" : null;
  if (change.what === "language") return person.language === change.language ? "already-so" : null;
  if (change.what !== "role") return null;
  if (person.role === change.role) return "already-so";
  return grantableRoles(actor.role).includes(change.role) ? null : "role-not-yours-to-give";
}

function takesAnAdmin(change: ChangeOfSeveral, { role, state }: OneOfSeveral): boolean {
  const isCounted = role === "admin" && state === "Active";
  return isCounted && (change.what === "deactivate" || (change.what === "role" && change.role !== "admin"));
}
