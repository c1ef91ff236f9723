import { type ActRefusal, refusalToAct } from "#lib/auth/policy.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

export type ReplaceRefusal =
  | ActRefusal
  | "not-there"
  | "changed-meanwhile"
  | "account-closed"
  | "no-seat-to-pass-on"
  | "last-admin"
  | "unit-unknown"
  | "email-taken";

/**
 * Why the actor may not replace this agent, or null. `shown` is the version of the row that the actor decided on: what changed
 * since explains whatever else is in the way by now. Source: product.md, "Roles" and "Seats and lifecycle".
 */
export function refusalToReplace(
  actor: Pick<Actor, "agentId" | "role">,
  leaver: { id: AgentId; role: Role; state: State; version: number } | null,
  { seatId, shown }: { seatId: unknown; shown: number | null },
): Exclude<ReplaceRefusal, "last-admin" | "unit-unknown" | "email-taken"> | null {
  if (!leaver) return "not-there";
  const forbidden = refusalToAct(actor, "agents.replace", leaver);
  if (forbidden) return forbidden;
  if (shown !== null && shown !== leaver.version) return "changed-meanwhile";
  if (leaver.state === "Closed") return "account-closed";
  return seatId ? null : "no-seat-to-pass-on";
}
