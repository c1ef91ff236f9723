import { and, eq } from "drizzle-orm";
import { agents } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { endSessions } from "#lib/auth/end-sessions.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { postAccessEnded } from "./post-access-ended.ts";
import type { LockedAgent } from "./queries.ts";

/** Whoever does it, or the end date that has come. */
type EndedBy = { actorId: AgentId } | { actorId: null; endsOn: Day | null };

/**
 * Deactivates an account that may be: nobody signs in with it, open sessions are over, and its owner is told; the seat stays
 * held. `at` is the moment that the owner is told. Gives how many sessions they were.
 */
export async function endAccess(
  tx: Tx & { readonly actor?: Actor },
  agent: LockedAgent,
  by: EndedBy,
  at: Instant,
): Promise<number> {
  const { orgId, id: agentId } = agent;
  await tx
    .update(agents)
    .set({ state: "Deactivated", version: agent.version + 1 })
    .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
  const sessionsEnded = await endSessions(tx, { orgId, agentId }, "deactivated");
  await record(tx, {
    orgId,
    actorId: by.actorId,
    action: "agent.deactivated",
    agentId,
    ...("endsOn" in by && { details: { endsOn: by.endsOn } }),
  });
  await postAccessEnded(tx, agent, by.actorId === null ? "end-date" : "deactivated", at);
  return sessionsEnded;
}
