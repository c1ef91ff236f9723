import { and, eq, ne } from "drizzle-orm";
import { agents } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { AgentId, OrganisationId } from "#lib/values/ids.ts";

/**
 * True when nobody but this agent is an admin who can sign in. Ask under the organisation's lock; a deferred constraint says
 * the same at commit, should a verb forget to ask. Source: product.md, "Roles".
 */
export async function isLastAdmin(
  tx: Tx,
  agent: { orgId: OrganisationId; id: AgentId; role: string; state: string },
): Promise<boolean> {
  if (agent.role !== "admin" || agent.state !== "Active") return false;
  const [other] = await tx
    .select({ id: agents.id })
    .from(agents)
    .where(
      and(
        eq(agents.orgId, agent.orgId),
        eq(agents.role, "admin"),
        eq(agents.state, "Active"),
        ne(agents.id, agent.id),
      ),
    )
    .limit(1);
  return !other;
}
