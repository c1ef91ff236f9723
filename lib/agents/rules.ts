import { grantableRoles, may } from "#lib/auth/policy.ts";
import type { Role } from "#lib/values/actor.ts";
import type { SeatChoice } from "./schema.ts";

export type AddRefusal =
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
