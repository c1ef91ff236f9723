import { type ActRefusal, refusalToAct } from "#lib/auth/policy.ts";
import type { QuoteRefusal } from "#lib/billing/quote-rules.ts";
import type { Actor, Role, State } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import type { ObtainRefusal } from "./rules.ts";

/** Why somebody's agent features stay as they are. */
export type FeaturesRefusal =
  | ActRefusal
  | QuoteRefusal
  | ObtainRefusal
  | "not-there"
  | "account-closed"
  | "account-deactivated"
  | "seat-choice-required"
  | "features-already-enabled"
  | "features-already-disabled"
  | "seat-changed-meanwhile";

/**
 * Why the actor may not take this person out of the seat, or put them into one. Admins and managers do so for themselves and for
 * whom they may edit. A deactivated account can be taken out, but is reactivated before it is let in.
 */
export function refusalToSetFeatures(
  actor: Pick<Actor, "agentId" | "role">,
  to: "enabled" | "disabled",
  agent: { id: AgentId; role: Role; state: State } | null,
): FeaturesRefusal | null {
  if (!agent) return "not-there";
  const forbidden = refusalToAct(actor, "agents.edit", agent);
  if (forbidden) return forbidden;
  if (agent.state === "Closed") return "account-closed";
  return to === "enabled" && agent.state === "Deactivated" ? "account-deactivated" : null;
}
