import { and, desc, eq, inArray } from "drizzle-orm";
import { agents, extensionPeriods, extensions, seatOccupancies, seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { State } from "#lib/values/actor.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";

/** How a seat is called where it is a member or a destination. */
export interface SeatName {
  id: SeatId;
  /** Its number, or the last one it had; null for a seat that never had one. */
  extension: string | null;
  /** Who sits there; null while it is vacant. */
  name: string | null;
  agentId: AgentId | null;
  /** Of the account of whoever sits there: unless Active, nobody is rung there. */
  state: State | null;
  isReleased: boolean;
}

/** The names of these seats, released ones too, by the number that they had. */
export async function readSeatNames(tx: ActorTx, ids: readonly SeatId[]): Promise<Map<SeatId, SeatName>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { orgId } = tx.actor;
  const rows = await tx
    .select({
      id: seats.id,
      releasedAt: seats.releasedAt,
      extension: extensions.number,
      name: agents.name,
      agentId: agents.id,
      state: agents.state,
    })
    .from(seats)
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .leftJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
    .leftJoin(agents, and(eq(agents.orgId, seats.orgId), eq(agents.id, seatOccupancies.agentId)))
    .where(and(eq(seats.orgId, orgId), inArray(seats.id, wanted)));
  const bare = rows.flatMap(({ id, extension }) => (extension === null ? [id] : []));
  const had = await lastNumbers(tx, bare);
  return new Map(
    rows.map(({ releasedAt, extension, ...row }) => [
      row.id,
      { ...row, extension: extension ?? had.get(row.id) ?? null, isReleased: releasedAt !== null },
    ]),
  );
}

async function lastNumbers(tx: ActorTx, ids: readonly SeatId[]): Promise<Map<SeatId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([extensionPeriods.seatId], {
      seatId: extensionPeriods.seatId,
      number: extensionPeriods.number,
    })
    .from(extensionPeriods)
    .where(and(eq(extensionPeriods.orgId, tx.actor.orgId), inArray(extensionPeriods.seatId, [...ids])))
    .orderBy(extensionPeriods.seatId, desc(extensionPeriods.heldFrom));
  return new Map(rows.map(({ seatId, number }) => [seatId, number]));
}
