import { change } from "#db/client.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isLastAdmin } from "./admins-left.ts";
import { closeAccount } from "./close-account.ts";
import { lockAgent } from "./queries.ts";
import { type DeactivateRefusal, refusalToDeactivate } from "./rules.ts";
import type { OneAgent } from "./schema.ts";

/** Closes an account and keeps its seat, which is vacant from now on. Source: product.md, "Seats and lifecycle". */
export async function deleteAgent(
  actor: Actor,
  input: OneAgent,
  at: Instant,
): Promise<Outcome<{ agentId: AgentId }, DeactivateRefusal | "form-already-used">> {
  return change<{ agentId: AgentId }, DeactivateRefusal>(actor, "agents.delete", input, async (tx) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToDeactivate(tx.actor, "agents.delete", agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");
    if (await isLastAdmin(tx, agent)) return refused("last-admin");

    await closeAccount(tx, agent, "deleted", at);
    await record(tx, {
      orgId: agent.orgId,
      actorId: tx.actor.agentId,
      action: "agent.deleted",
      agentId: agent.id,
    });
    return done({ agentId: agent.id });
  });
}
