import { and, eq, inArray } from "drizzle-orm";
import { extensions, numbers, seatOccupancies, seats } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import type { AgentId, NumberId, OrganisationId } from "#lib/values/ids.ts";
import { staysInNow } from "./stays-now.ts";

/**
 * Tells the trail which seats lose the number that they show, a line each. To be called before these numbers leave their call route or
 * seat: the triggers then make the seats fall back, and nobody could tell any more.
 */
export async function tellLostCallerIds(
  tx: Tx,
  { orgId, actorId }: { orgId: OrganisationId; actorId: AgentId | null },
  numberIds: readonly NumberId[],
): Promise<void> {
  const shown = await tx
    .select({
      seat: seats.id,
      callerIdBefore: numbers.number,
      extension: extensions.number,
      agentId: seatOccupancies.agentId,
    })
    .from(seats)
    .innerJoin(numbers, and(eq(numbers.orgId, seats.orgId), eq(numbers.id, seats.callerNumberId)))
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .leftJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
    .where(and(eq(seats.orgId, orgId), inArray(seats.callerNumberId, [...numberIds])));
  for (const { agentId, ...details } of shown) {
    await record(tx, { orgId, actorId, action: "caller-id.lost", ...(agentId && { agentId }), details });
  }
}
