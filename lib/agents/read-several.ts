import { and, eq, inArray } from "drizzle-orm";
import { agents, passwords, seatOccupancies, seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { membersAmong } from "#lib/groups/queries.ts";
import type { LockedSeat } from "#lib/seats/lock-seat.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { AgentId, GroupId } from "#lib/values/ids.ts";
import type { LockedAgent } from "./queries.ts";
import type { OneOfSeveral } from "./several-rules.ts";

export interface Selected {
  agent: LockedAgent;
  seat: LockedSeat | null;
  judged: OneOfSeveral;
}

/**
 * The selected people of the actor's organisation by name, with the seats they hold; who is not there, or another
 * organisation's, is left out. Locked, seats before people, when they are about to be changed; `groupId` is the group that the
 * change is about.
 */
export async function readSeveral(
  tx: ActorTx,
  ids: readonly AgentId[],
  { lock, groupId }: { lock: boolean; groupId: GroupId | null },
): Promise<Selected[]> {
  const { orgId } = tx.actor;
  const held = tx
    .select({ seat: seats, agentId: seatOccupancies.agentId })
    .from(seats)
    .innerJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
    .where(and(eq(seats.orgId, orgId), inArray(seatOccupancies.agentId, [...ids])))
    .orderBy(seats.id)
    .$dynamic();
  const people = tx
    .select({ agent: agents, isTemporary: passwords.isTemporary })
    .from(agents)
    .leftJoin(passwords, and(eq(passwords.orgId, agents.orgId), eq(passwords.agentId, agents.id)))
    .where(and(eq(agents.orgId, orgId), inArray(agents.id, [...ids])))
    .orderBy(agents.nameKey, agents.id)
    .$dynamic();
  const seatsOfThem = await (lock ? held.for("update", { of: seats }) : held);
  const found = await (lock ? people.for("update", { of: agents }) : people);
  const seatIds = seatsOfThem.map(({ seat }) => seat.id);
  const members = groupId ? await membersAmong(tx, groupId, seatIds) : [];
  return found.map(({ agent, isTemporary }) => {
    const seat = seatsOfThem.find(({ agentId }) => agentId === agent.id)?.seat ?? null;
    return {
      agent,
      seat: seat && { ...seat, occupantId: agent.id },
      judged: {
        ...agent,
        hasTemporaryPassword: isTemporary ?? false,
        seat,
        isInGroup: seat !== null && members.includes(seat.id),
      },
    };
  });
}
