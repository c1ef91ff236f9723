import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { agents } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { endSessions } from "#lib/auth/end-sessions.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isLastAdmin } from "./admins-left.ts";
import { lockAgent } from "./queries.ts";
import { type DeactivateRefusal, refusalToDeactivate } from "./rules.ts";
import type { OneAgent } from "./schema.ts";

type Answer = Outcome<{ agentId: AgentId }, DeactivateRefusal | "form-already-used">;

/** Ends somebody's access at once; the seat stays held. Source: product.md, "Seats and lifecycle". */
export async function deactivateAgent(actor: Actor, input: OneAgent): Promise<Answer> {
  return change<{ agentId: AgentId }, DeactivateRefusal>(actor, "agents.deactivate", input, async (tx) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToDeactivate(tx.actor, "agents.deactivate", agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");
    if (await isLastAdmin(tx, agent)) return refused("last-admin");

    await tx
      .update(agents)
      .set({ state: "Deactivated", version: agent.version + 1 })
      .where(and(eq(agents.orgId, agent.orgId), eq(agents.id, agent.id)));
    await endSessions(tx, { orgId: agent.orgId, agentId: agent.id }, "deactivated");
    await record(tx, {
      orgId: agent.orgId,
      actorId: tx.actor.agentId,
      action: "agent.deactivated",
      agentId: agent.id,
    });
    return done({ agentId: agent.id });
  });
}
