import { and, asc, eq } from "drizzle-orm";
import { agents, extensions, seatOccupancies, seats } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { NumberId, OrganisationId } from "#lib/values/ids.ts";

/** The seats whose outbound calls show this number, each with its extension and who holds it. */
export function seatsShowing(tx: Tx, orgId: OrganisationId, numberId: NumberId) {
  return tx
    .select({
      seatId: seats.id,
      extension: extensions.number,
      agentId: agents.id,
      name: agents.name,
    })
    .from(seats)
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .leftJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
    .leftJoin(agents, and(eq(agents.orgId, seats.orgId), eq(agents.id, seatOccupancies.agentId)))
    .where(and(eq(seats.orgId, orgId), eq(seats.callerNumberId, numberId)))
    .orderBy(asc(extensions.number));
}
