import type { ActorTx } from "#db/tx.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import type { LockedSeat } from "./lock-seat.ts";

/** Who holds the seat, locked after it: managers act on nothing that an admin sits in. Null for a vacant one, or none. */
export async function lockOccupant(tx: ActorTx, seat: Pick<LockedSeat, "occupantId"> | null) {
  return seat?.occupantId ? lockAgent(tx, seat.occupantId) : null;
}
