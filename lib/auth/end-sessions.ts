import { and, eq, isNull, ne } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";
import { realNow } from "#lib/clock.ts";
import type { AgentId, OrganisationId, SessionId } from "#lib/values/ids.ts";
import type { SessionEnd } from "./session-rules.ts";

/**
 * Ends the account's open sessions, all or all but one; the next request of each browser lands on /sign-in with this reason.
 * Gives how many they were.
 */
export async function endSessions(
  tx: Tx,
  account: { orgId: OrganisationId; agentId: AgentId },
  because: SessionEnd,
  except: SessionId | null = null,
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: realNow(), endedBecause: because })
    .where(
      and(
        eq(sessions.orgId, account.orgId),
        eq(sessions.agentId, account.agentId),
        isNull(sessions.endedAt),
        except ? ne(sessions.id, except) : undefined,
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}
