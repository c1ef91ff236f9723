import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";
import { realNow } from "#lib/clock.ts";
import type { AgentId, OrganisationId } from "#lib/values/ids.ts";
import type { StoredSessionEnd } from "./session-rules.ts";

/** Ends every open session of the account; the next request of each browser lands on /sign-in with this reason. */
export async function endSessions(
  tx: Tx,
  account: { orgId: OrganisationId; agentId: AgentId },
  because: StoredSessionEnd,
): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: realNow(), endedBecause: because })
    .where(
      and(eq(sessions.orgId, account.orgId), eq(sessions.agentId, account.agentId), isNull(sessions.endedAt)),
    );
}
