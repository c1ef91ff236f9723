import { and, eq, ne } from "drizzle-orm";
import type { ActorTx } from "#db/client.ts";
import { agents } from "#db/schema/index.ts";
import type { AgentId } from "#lib/values/ids.ts";

/**
 * True when nobody but this agent is an admin who can sign in. Ask under the organisation's lock; a deferred constraint says
 * the same at commit, should a verb forget to ask. Source: product.md, "Roles".
 */
export async function isLastAdmin(
  tx: ActorTx,
  agent: { id: AgentId; role: string; state: string },
): Promise<boolean> {
  if (agent.role !== "admin" || agent.state !== "Active") return false;
  const [other] = await tx
    .select({ id: agents.id })
    .from(agents)
    .where(
      and(
        eq(agents.orgId, tx.actor.orgId),
        eq(agents.role, "admin"),
        eq(agents.state, "Active"),
        ne(agents.id, agent.id),
      ),
    )
    .limit(1);
  return !other;
}
