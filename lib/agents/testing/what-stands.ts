import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { agents, auditEntries, charges, seatOccupancies, seats, sessions } from "#db/schema/index.ts";
import { signedIn } from "#db/testing/an-organisation.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AuditAction } from "#lib/values/audit-action.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";

type Of = Pick<Actor, "orgId" | "agentId">;

/** Who sits where, who is in which state (but the admin), how often the trail tells of what, and sessions that nobody may have. */
export function whatStands({ orgId, agentId }: Of) {
  return asSystem("test", async (tx) => ({
    held: await tx
      .select({ seat: seatOccupancies.seatId, agent: seatOccupancies.agentId })
      .from(seatOccupancies)
      .where(and(eq(seatOccupancies.orgId, orgId), isNull(seatOccupancies.heldUntil))),
    accounts: await tx
      .select({ id: agents.id, state: agents.state })
      .from(agents)
      .where(and(eq(agents.orgId, orgId), ne(agents.id, agentId))),
    trail: await tx.execute<{ action: AuditAction; count: number }>(
      sql`select action, count(*)::int from ${auditEntries} where org_id = ${orgId} group by 1`,
    ),
    strays: await tx
      .select({ id: sessions.id })
      .from(sessions)
      .innerJoin(agents, eq(agents.id, sessions.agentId))
      .where(
        and(
          eq(sessions.orgId, orgId),
          isNull(sessions.endedAt),
          sql`${agents.state} not in ('Waiting', 'Active')`,
        ),
      ),
  }));
}

/** A session for everybody who may have one and has none, so that there is one to end. */
export async function signEverybodyIn({ orgId }: Of): Promise<void> {
  const without = await asSystem("test", (tx) =>
    tx.execute<{ id: AgentId }>(sql`select id from ${agents} a where org_id = ${orgId}
      and state in ('Waiting', 'Active') and not exists (
        select 1 from ${sessions} s where s.agent_id = a.id and s.ended_at is null)`),
  );
  for (const { id } of without) await signedIn(orgId, id);
}

export function countCharges({ orgId }: Of): Promise<number> {
  return asSystem("test", (tx) => tx.$count(charges, eq(charges.orgId, orgId)));
}

/** The seat that a closed account held to its end; null when it had left it before. */
export async function seatAtClosing(agentId: AgentId): Promise<SeatId | null> {
  const [last] = await asSystem("test", (tx) =>
    tx
      .select({
        seatId: seatOccupancies.seatId,
        until: seatOccupancies.heldUntil,
        closedAt: agents.closedAt,
      })
      .from(seatOccupancies)
      .innerJoin(agents, eq(agents.id, seatOccupancies.agentId))
      .where(eq(seatOccupancies.agentId, agentId))
      .orderBy(desc(seatOccupancies.heldFrom))
      .limit(1),
  );
  return last?.until && last.closedAt && last.until >= last.closedAt ? last.seatId : null;
}

/** The seats that were not released. */
export async function seatsLeft({ orgId }: Of): Promise<Set<SeatId>> {
  const rows = await asSystem("test", (tx) =>
    tx
      .select({ id: seats.id })
      .from(seats)
      .where(and(eq(seats.orgId, orgId), isNull(seats.releasedAt))),
  );
  return new Set(rows.map(({ id }) => id));
}
