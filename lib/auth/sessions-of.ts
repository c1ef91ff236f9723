import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { organisations, sessions } from "#db/schema/index.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { requirePermission } from "./require-permission.ts";

/** How many browsers this account is signed in with now. */
export function countOpenSessions(actor: Actor, agentId: AgentId): Promise<number> {
  requirePermission(actor, "agents.resetPassword");
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

const mostShown = 100;

/** The browsers that the actor is signed in with now, the one used last first; at most 100. */
export function listOwnSessions(actor: Actor) {
  return read(actor, (tx) =>
    tx
      .select({
        id: sessions.id,
        userAgent: sessions.userAgent,
        address: sessions.address,
        seenAt: sessions.seenAt,
      })
      .from(sessions)
      .innerJoin(organisations, eq(organisations.id, sessions.orgId))
      .where(
        and(
          eq(sessions.orgId, actor.orgId),
          eq(sessions.agentId, actor.agentId),
          isNull(sessions.endedAt),
          gt(sessions.endsAt, realNow()),
          sql`${sessions.seenAt} + ${organisations.sessionIdleMinutes} * interval '1 minute' > ${realNow().toISOString()}::timestamptz`,
        ),
      )
      .orderBy(desc(sessions.seenAt), desc(sessions.id))
      .limit(mostShown),
  );
}
