import { and, eq, inArray, isNull, ne } from "drizzle-orm";
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
  const own = and(
    eq(sessions.orgId, account.orgId),
    eq(sessions.agentId, account.agentId),
    except ? ne(sessions.id, except) : undefined,
  );
  const ended = await tx
    .update(sessions)
    .set({ endedAt: realNow(), endedBecause: because })
    .where(and(own, isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  // A page that was left open by nobody any more is taken away as well.
  await tx
    .update(sessions)
    .set({ endedBecause: because })
    .where(and(own, inArray(sessions.endedBecause, ["idle", "expired"])));
  return ended.length;
}
