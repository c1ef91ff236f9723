import { and, eq, gt, isNull } from "drizzle-orm";
import { sessions } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { realNow } from "#lib/clock.ts";
import type { Client } from "./client.ts";

/**
 * Ends the session that this browser's cookie names, whosever it is: the new cookie takes its place, so nobody could ever
 * sign it out. Only who holds its secret comes here, which is why no right is asked for.
 */
export async function endReplacedSession(tx: Tx, { sessionSecretHash }: Client): Promise<void> {
  if (!sessionSecretHash) return;
  const at = realNow();
  const [ended] = await tx
    .update(sessions)
    .set({ endedAt: at, endedBecause: "signed-out" })
    .where(and(eq(sessions.secretHash, sessionSecretHash), isNull(sessions.endedAt), gt(sessions.endsAt, at)))
    .returning({ orgId: sessions.orgId, agentId: sessions.agentId });
  if (!ended) return;
  const { orgId, agentId } = ended;
  await record(tx, { orgId, actorId: agentId, action: "session.ended", agentId });
}
