import { type ActRefusal, type Permission, refusalToAct } from "#lib/auth/policy.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

export type PersonalRefusal = ActRefusal | "not-there" | "account-closed";

/** What it takes to change what is somebody's own: one's own permission for oneself, that of editing for anybody else. */
export function permissionOver(
  actor: Pick<Actor, "agentId">,
  owner: AgentId,
  own: Extract<Permission, "recordings.own" | "templates.own">,
): Permission {
  return owner === actor.agentId ? own : "agents.edit";
}

/**
 * Why the actor may not change what is this person's own (voicemail drops, SMS templates), or null. Everybody may for oneself; for
 * others it is a part of editing them. A closed account stays as it is, to be restored.
 */
export function refusalToChangePersonal(
  actor: Pick<Actor, "agentId" | "role">,
  owner: { id: AgentId; role: Role; state: State } | null,
): PersonalRefusal | null {
  if (!owner) return "not-there";
  const forbidden = owner.id === actor.agentId ? null : refusalToAct(actor, "agents.edit", owner);
  return forbidden ?? (owner.state === "Closed" ? "account-closed" : null);
}
