import { type ActRefusal, refusalToAct } from "#lib/auth/policy.ts";
import type { NumberDetails } from "#lib/numbers/find-number.ts";
import type { Actor } from "#lib/values/actor.ts";

/** Why the reader may not take the number from who holds its seat; null where nobody does. */
export function refusalOfHolder(actor: Actor, { owner }: NumberDetails): ActRefusal | null {
  const { agentId, role } = owner;
  return agentId && role && refusalToAct(actor, "agents.edit", { id: agentId, role });
}
