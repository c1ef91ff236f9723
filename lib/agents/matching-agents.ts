import { and, desc, eq, like } from "drizzle-orm";
import { agentSearch, agents } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { searchPattern } from "./list-agents.ts";

const mostMatched = 100;

export interface Matching {
  /** At most 100, the newest accounts first. */
  ids: AgentId[];
  isMore: boolean;
}

/**
 * Whose name, e-mail or extension holds what was typed, closed accounts too. For lists of what belongs to people: by the ids it
 * takes from each its newest rows through an index, so that no search reads a whole trail.
 */
export async function matchingAgents(tx: ActorTx, typed: string): Promise<Matching> {
  const { orgId } = tx.actor;
  const found = await tx
    .select({ id: agentSearch.agentId })
    .from(agentSearch)
    .innerJoin(agents, and(eq(agents.orgId, agentSearch.orgId), eq(agents.id, agentSearch.agentId)))
    .where(and(eq(agentSearch.orgId, orgId), like(agentSearch.haystack, searchPattern(typed))))
    .orderBy(desc(agentSearch.agentId))
    .limit(mostMatched + 1);
  return { ids: found.slice(0, mostMatched).map(({ id }) => id), isMore: found.length > mostMatched };
}
