import { and, eq, isNull } from "drizzle-orm";
import { seatOccupancies, seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { staysInNow } from "./stays-now.ts";

export type LockedSeat = NonNullable<Awaited<ReturnType<typeof lockSeat>>>;

/** The seat that a verb is about to act on, locked, with who holds it; null when there is none or it is gone. */
export async function lockSeat(tx: ActorTx, seatId: SeatId) {
  const { orgId } = tx.actor;
  const [seat] = await tx
    .select()
    .from(seats)
    .where(and(eq(seats.orgId, orgId), eq(seats.id, seatId), isNull(seats.releasedAt)))
    .for("update");
  if (!seat) return null;
  const [occupancy] = await tx
    .select({ agentId: seatOccupancies.agentId })
    .from(seatOccupancies)
    .where(staysInNow(orgId, seatId));
  return { ...seat, occupantId: occupancy?.agentId ?? null };
}
