import { and, eq, sql } from "drizzle-orm";
import { extensions, seatOccupancies } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { Instant } from "#lib/values/day.ts";
import { type AgentId, newId, type OrganisationId, type SeatId } from "#lib/values/ids.ts";
import { agentStaysNow } from "./stays-now.ts";

interface Account {
  orgId: OrganisationId;
  agentId: AgentId;
}

/** The person leaves the seat, which is vacant from now on. Gives which seat it was; null for somebody who held none. */
export async function endStay(tx: Tx, { orgId, agentId }: Account, at: Instant): Promise<SeatId | null> {
  const [left] = await tx
    .update(seatOccupancies)
    .set({ heldUntil: sql`greatest(${at.toISOString()}::timestamptz, ${seatOccupancies.heldFrom})` })
    .where(agentStaysNow(orgId, agentId))
    .returning({ seatId: seatOccupancies.seatId });
  if (!left) return null;
  // Who leaves knows how the seat's phone signs in; the next to sit there gets another secret.
  await tx
    .update(extensions)
    .set({ sealedSipSecret: null })
    .where(and(eq(extensions.orgId, orgId), eq(extensions.seatId, left.seatId)));
  return left.seatId;
}

/**
 * The person takes the seat, which must be vacant and theirs alone: the constraints refuse a second occupant and a second seat.
 * Clocks of two replicas may differ: a stay never begins before the seat's, or the person's, last one ended.
 */
export async function beginStay(
  tx: Tx,
  { orgId, agentId }: Account,
  seatId: SeatId,
  at: Instant,
): Promise<void> {
  await tx.execute(sql`
    insert into ${seatOccupancies} (org_id, id, seat_id, agent_id, held_from)
    select ${orgId}, ${newId<"seat_occupancies">()}::uuid, ${seatId}::uuid, ${agentId}::uuid,
           greatest(${at.toISOString()}::timestamptz, max(held_until))
      from ${seatOccupancies} where org_id = ${orgId} and (seat_id = ${seatId} or agent_id = ${agentId})`);
}
