import { change } from "#db/client.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isLastAdmin } from "./admins-left.ts";
import { endAccess } from "./end-access.ts";
import { lockAgent } from "./queries.ts";
import { type DeactivateRefusal, refusalToDeactivate } from "./rules.ts";
import type { OneAgent } from "./schema.ts";

export interface Deactivated {
  agentId: AgentId;
  sessionsEnded: number;
}

/**
 * Ends somebody's access at once and tells them; the seat stays held, so that no charge changes and none has to be written
 * first. Source: product.md, "Seats and lifecycle".
 */
export async function deactivateAgent(
  actor: Actor,
  input: OneAgent,
  at: Instant,
): Promise<Outcome<Deactivated, DeactivateRefusal | "form-already-used">> {
  return change<Deactivated, DeactivateRefusal>(actor, "agents.deactivate", input, async (tx) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToDeactivate(tx.actor, "agents.deactivate", agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");
    if (await isLastAdmin(tx, agent)) return refused("last-admin");

    const sessionsEnded = await endAccess(tx, agent, { actorId: tx.actor.agentId }, at);
    return done({ agentId: agent.id, sessionsEnded });
  });
}
