import { and, eq, isNull } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";

/**
 * Ends the actor's own session; a session that has already ended stays as it is. Not a `change`: leaving needs no right,
 * and must not wait for what an admin of the organisation is doing.
 */
export function signOut({ orgId, agentId, sessionId }: Actor): Promise<void> {
  return asSystem("sign out", async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ endedAt: realNow(), endedBecause: "signed-out" })
      .where(and(eq(sessions.orgId, orgId), eq(sessions.id, sessionId), isNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    if (ended.length === 0) return;
    await record(tx, { orgId, actorId: agentId, action: "session.ended", agentId });
  });
}
