import type { Role } from "#lib/values/actor.ts";
export type Permission =
  | "agents.see"
  | "agents.add"
  | "seats.charge"
  | "audit.see"
  | "outbox.see"
  | "agents.resetPassword"
  | "profile.own"
  | "prices.see";
export const may = (role: Role, p: Permission): boolean =>
  role === "admin" ||
  (role === "manager" && p !== "seats.charge" && p !== "audit.see" && p !== "prices.see") ||
  p === "profile.own";
export const grantableRoles = (role: Role): Role[] =>
  role === "admin" ? ["admin", "manager", "agent"] : role === "manager" ? ["manager", "agent"] : [];
