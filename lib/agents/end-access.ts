import { and, eq } from "drizzle-orm";
import { agents } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { endSessions } from "#lib/auth/end-sessions.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import type { LockedAgent } from "./queries.ts";

/** Deactivates an account that may be: nobody signs in with it and open sessions are over; the seat stays held. Gives how many they were. */
export async function endAccess(
  tx: Tx,
  { orgId, id: agentId, version }: LockedAgent,
  by: { actorId: AgentId | null },
  _at: Instant,
): Promise<number> {
  await tx
    .update(agents)
    .set({ state: "Deactivated", version: version + 1 })
    .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
  const sessionsEnded = await endSessions(tx, { orgId, agentId }, "deactivated");
  await record(tx, { orgId, ...by, action: "agent.deactivated", agentId });
  return sessionsEnded;
}
