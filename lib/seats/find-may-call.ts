import { sql } from "drizzle-orm";
import { type ActorTx, read } from "#db/client.ts";
import { may } from "#lib/auth/policy.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import type { SessionFacts } from "#lib/auth/session-rules.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor, State } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { type CallSnapshot, type MayCall, mayCall } from "./may-call.ts";

/**
 * May this agent's seat place or receive a call now: the own one for everybody, another's for managers. Null when the
 * organisation has no such agent. The snapshot is one statement, so that no half of it is older than the other.
 */
export async function findMayCall(actor: Actor, agentId: AgentId): Promise<MayCall | null> {
  if (!may(actor.role, "agents.see") && agentId !== actor.agentId) throw new NotAllowed("agents.see");
  return read(actor, (tx) => readMayCall(tx, agentId));
}

export async function readMayCall(tx: ActorTx, agentId: AgentId): Promise<MayCall | null> {
  const [row] = await tx.execute<Row>(snapshotOf(tx.actor, agentId));
  return row ? mayCall(asSnapshot(row), realNow()) : null;
}

interface Row extends Record<string, unknown> {
  state: State;
  type: "SIP" | "Web" | null;
  force_login: boolean | null;
  takes_calls: boolean | null;
  idle_minutes: number;
  sessions: { ended_because: string | null; seen_at: string; ends_at: string }[];
}

function snapshotOf({ orgId }: Actor, agentId: AgentId) {
  return sql`
    select a.state, e.type, s.force_login, o.session_idle_minutes as idle_minutes,
           (select w.takes_calls from statuses w
              left join current_statuses c on c.org_id = w.org_id and c.status_id = w.id and c.agent_id = a.id
             where w.org_id = a.org_id order by c.agent_id is null, w.position limit 1) as takes_calls,
           (select coalesce(json_agg(json_build_object(
                     'ended_because', n.ended_because, 'seen_at', n.seen_at, 'ends_at', n.ends_at)), '[]')
              from sessions n where n.org_id = a.org_id and n.agent_id = a.id and n.ended_at is null) as sessions
      from agents a
      join organisations o on o.id = a.org_id
      left join seat_occupancies h on h.org_id = a.org_id and h.agent_id = a.id and h.held_until is null
      left join seats s on s.org_id = h.org_id and s.id = h.seat_id
      left join extensions e on e.org_id = s.org_id and e.seat_id = s.id
     where a.org_id = ${orgId} and a.id = ${agentId}`;
}

function asSnapshot({ state, type, force_login: forceLogin, ...row }: Row): CallSnapshot {
  return {
    occupant: { state },
    seat: type && { type, forceLogin: forceLogin ?? false },
    takesCalls: row.takes_calls ?? true,
    idleMinutes: row.idle_minutes,
    sessions: row.sessions.map(
      (session): Pick<SessionFacts, "endedBecause" | "seenAt" | "endsAt"> => ({
        endedBecause: session.ended_because,
        seenAt: new Date(session.seen_at),
        endsAt: new Date(session.ends_at),
      }),
    ),
  };
}
