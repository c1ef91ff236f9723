import type { Actor } from "#lib/values/actor.ts";
import { may, type Permission } from "./policy.ts";
import { NotAllowed } from "./refusals.ts";

/** The first line of every read: the page's check is for its answer, this one is for the data. Throws {@link NotAllowed}. */
export function requirePermission(actor: Pick<Actor, "role">, permission: Permission): void {
  if (!may(actor.role, permission)) throw new NotAllowed(permission);
}
