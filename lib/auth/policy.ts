import type { Actor, Role } from "#lib/values/actor.ts";

export type Permission = keyof typeof grants;

/** What one person does to another's account. */
export type Act = Extract<
  Permission,
  | "agents.edit"
  | "agents.replace"
  | "agents.deactivate"
  | "agents.reactivate"
  | "agents.resetPassword"
  | "agents.delete"
  | "agents.restore"
  | "agents.erase"
  | "agents.grantAdmin"
  | "mails.resend"
>;

export type ActRefusal = "not-allowed" | "not-on-yourself" | "admins-only-by-admins";

/** Says whether a role holds a permission. What the table below does not grant is refused (product.md, "Roles"). */
export function may(role: Role, permission: Permission): boolean {
  return Object.hasOwn(grants, permission) && grants[permission].includes(role);
}

/**
 * Says why an actor may not do this to this agent's account, or null. Managers never act on an admin, and nobody
 * takes away the own account (product.md, "Roles"). That one admin must remain is for the verb, which can count.
 */
export function refusalToAct(
  actor: Pick<Actor, "agentId" | "role">,
  act: Act,
  target: { id: Actor["agentId"]; role: Role },
): ActRefusal | null {
  if (!may(actor.role, act)) return "not-allowed";
  if (target.role === "admin" && !may(actor.role, "agents.grantAdmin")) return "admins-only-by-admins";
  return target.id === actor.agentId && neverOnOneself.has(act) ? "not-on-yourself" : null;
}

/** Gives the roles that somebody of this role may give to another, the least powerful first. */
export function grantableRoles(role: Role): Role[] {
  if (!may(role, "agents.add")) return [];
  return may(role, "agents.grantAdmin") ? ["agent", "manager", "admin"] : ["agent", "manager"];
}

const admin: readonly Role[] = ["admin"];
const managers: readonly Role[] = ["admin", "manager"];
const everyone: readonly Role[] = ["admin", "manager", "agent"];

const grants = {
  "agents.see": managers,
  "agents.add": managers,
  "agents.edit": managers,
  "agents.replace": managers,
  "agents.deactivate": managers,
  "agents.reactivate": managers,
  "agents.resetPassword": managers,
  "agents.delete": admin,
  "agents.restore": admin,
  "agents.erase": admin,
  "agents.grantAdmin": admin,
  "seats.see": managers,
  "seats.charge": admin,
  "features.change": managers,
  "seats.revealSecret": admin,
  "extensions.see": managers,
  "extensions.change": managers,
  "devices.change": managers,
  "numbers.see": managers,
  "numbers.assign": managers,
  "numbers.buy": admin,
  "numbers.release": admin,
  "routes.see": managers,
  "routes.change": managers,
  "groups.see": managers,
  "groups.change": managers,
  "campaigns.see": managers,
  "campaigns.change": managers,
  "statuses.see": managers,
  "statuses.offer": managers,
  "outbox.see": managers,
  "mails.resend": managers,
  "billing.see": admin,
  "prices.see": admin,
  "contract.change": admin,
  "settings.change": admin,
  "audit.see": admin,
  "colleagues.see": everyone,
  "profile.own": everyone,
  "status.own": everyone,
  "phone.own": everyone,
  "recordings.own": everyone,
  "templates.own": everyone,
};

const neverOnOneself: ReadonlySet<Act> = new Set([
  "agents.replace",
  "agents.deactivate",
  "agents.reactivate",
  "agents.delete",
  "agents.restore",
  "agents.erase",
]);
