import { seatOccupancies } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { type LockedSeat, lockSeat } from "./lock-seat.ts";
import { agentStaysNow } from "./stays-now.ts";

/** The seat that this agent holds now, locked; null for somebody who holds none. */
export async function lockSeatOf(tx: ActorTx, agentId: AgentId): Promise<LockedSeat | null> {
  const [held] = await tx
    .select({ seatId: seatOccupancies.seatId })
    .from(seatOccupancies)
    .where(agentStaysNow(tx.actor.orgId, agentId));
  return held ? lockSeat(tx, held.seatId) : null;
}
