import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensionPeriods, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";

/** A time in a seat; `until` is null while it lasts. */
export interface Stay {
  id: string;
  seatId: SeatId;
  tier: string;
  agentId: AgentId;
  name: string;
  from: Instant;
  until: Instant | null;
  /** The numbers that the seat had during the stay, the first one first. */
  numbers: { number: string; from: Instant; until: Instant | null }[];
}

/** No page shows more. */
const mostStays = 100;

/** The seats that this person held, the latest first; with the tier that each has today. */
export function seatsHeldBy(actor: Actor, agentId: AgentId): Promise<Stay[]> {
  requirePermission(actor, "agents.see");
  return read(actor, (tx) => selectStays(tx, eq(seatOccupancies.agentId, agentId)));
}

/** Who held this seat, the latest first. */
export function holdersOf(actor: Actor, seatId: SeatId): Promise<Stay[]> {
  requirePermission(actor, "seats.see");
  return read(actor, (tx) => selectStays(tx, eq(seatOccupancies.seatId, seatId)));
}

async function selectStays(tx: ActorTx, whose: SQL): Promise<Stay[]> {
  const { orgId } = tx.actor;
  const stay = tx
    .select()
    .from(seatOccupancies)
    .where(and(eq(seatOccupancies.orgId, orgId), whose))
    .orderBy(desc(seatOccupancies.heldFrom), desc(seatOccupancies.id))
    .limit(mostStays)
    .as("stay");
  const during = sql`tstzrange(${extensionPeriods.heldFrom}, ${extensionPeriods.heldUntil})
    && tstzrange(${stay.heldFrom}, ${stay.heldUntil})`;
  const rows = await tx
    .select({
      id: stay.id,
      seatId: stay.seatId,
      tier: tiers.name,
      agentId: stay.agentId,
      name: agents.name,
      from: stay.heldFrom,
      until: stay.heldUntil,
      number: extensionPeriods.number,
      numberFrom: extensionPeriods.heldFrom,
      numberUntil: extensionPeriods.heldUntil,
    })
    .from(stay)
    .innerJoin(agents, and(eq(agents.orgId, stay.orgId), eq(agents.id, stay.agentId)))
    .innerJoin(seats, and(eq(seats.orgId, stay.orgId), eq(seats.id, stay.seatId)))
    .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .leftJoin(
      extensionPeriods,
      and(eq(extensionPeriods.orgId, stay.orgId), eq(extensionPeriods.seatId, stay.seatId), during),
    )
    .orderBy(desc(stay.heldFrom), desc(stay.id), asc(extensionPeriods.heldFrom));

  const stays = new Map<string, Stay>();
  for (const { number, numberFrom, numberUntil, ...row } of rows) {
    const known = stays.get(row.id) ?? { ...row, numbers: [] };
    stays.set(row.id, known);
    if (number === null || numberFrom === null) continue;
    known.numbers.push({ number, from: later(numberFrom, row.from), until: earlier(numberUntil, row.until) });
  }
  return [...stays.values()];
}

const later = (one: Instant, other: Instant) => (one > other ? one : other);

/** An open end comes after every other. */
function earlier(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
