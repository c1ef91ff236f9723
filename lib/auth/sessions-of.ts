import { and, eq, gt, isNull } from "drizzle-orm";
import { read } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

/** How many browsers this account is signed in with now. */
export function countOpenSessions(actor: Actor, agentId: AgentId): Promise<number> {
  return read(actor, (tx) =>
    tx.$count(
      sessions,
      and(
        eq(sessions.orgId, actor.orgId),
        eq(sessions.agentId, agentId),
        isNull(sessions.endedAt),
        gt(sessions.endsAt, realNow()),
      ),
    ),
  );
}
