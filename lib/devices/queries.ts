import { and, asc, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { devices, seatOccupancies } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { OrganisationId, SeatId } from "#lib/values/ids.ts";
import { maySeeDevices } from "./rules.ts";

export type Device = Awaited<ReturnType<typeof devicesOf>>[number];

/** What rings for the seat, in the order in which it was added. For its occupant, and those who manage seats. */
export function listDevices(actor: Actor, seatId: SeatId): Promise<Device[]> {
  return read(actor, async (tx) => {
    const [held] = await tx
      .select({ occupantId: seatOccupancies.agentId })
      .from(seatOccupancies)
      .where(staysInNow(actor.orgId, seatId));
    if (!maySeeDevices(actor, { occupantId: held?.occupantId ?? null }))
      throw new NotAllowed("devices.change");
    return devicesOf(tx, actor.orgId, seatId);
  });
}

export function devicesOf(tx: Tx, orgId: OrganisationId, seatId: SeatId) {
  return tx
    .select({
      id: devices.id,
      kind: devices.kind,
      name: devices.name,
      mac: devices.mac,
      pairedAt: devices.pairedAt,
    })
    .from(devices)
    .where(and(eq(devices.orgId, orgId), eq(devices.seatId, seatId)))
    .orderBy(asc(devices.createdAt), asc(devices.id));
}
