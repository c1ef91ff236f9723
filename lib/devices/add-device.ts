import { and, eq } from "drizzle-orm";
import { type ActorTx, change } from "#db/client.ts";
import { devices, extensions } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { nameSeat } from "#lib/seats/leave-seat.ts";
import { lockOccupant } from "#lib/seats/lock-occupant.ts";
import { lockSeat } from "#lib/seats/lock-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { ExtensionType } from "#lib/values/extension-type.ts";
import { type DeviceId, newId, type SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type AddDeviceRefusal, kindsFor, mostDevices, refusalToChangeDevices } from "./rules.ts";
import type { AddDevice } from "./schema.ts";

/**
 * Notes a device that rings for a seat; it must be paired. It stays with the seat whoever comes. Refused as `mac-taken` when the
 * organisation has a desk phone with this address, as `device-needs-sip` for a Web extension, as
 * `not-allowed` to who neither holds the seat nor manages seats, and to managers where an admin holds it.
 */
export async function addDevice(
  actor: Actor,
  input: AddDevice,
  at: Instant,
): Promise<Outcome<{ deviceId: DeviceId; seatId: SeatId }, AddDeviceRefusal | "form-already-used">> {
  return change<{ deviceId: DeviceId; seatId: SeatId }, AddDeviceRefusal>(
    actor,
    "phone.own",
    input,
    async (tx) => {
      const { orgId, agentId: actorId } = tx.actor;
      const { kind, name } = input;
      const mac = kind === "desk-phone" ? input.mac : null;
      const seat = await lockSeat(tx, input.seatId);
      if (!seat) return refused("seat-not-there");
      const refusal = refusalToChangeDevices(tx.actor, await lockOccupant(tx, seat));
      if (refusal) return refused(refusal);
      if (!kindsFor(await extensionTypeOf(tx, seat.id)).includes(kind)) return refused("device-needs-sip");
      const ofSeat = and(eq(devices.orgId, orgId), eq(devices.seatId, seat.id));
      if ((await tx.$count(devices, ofSeat)) >= mostDevices) return refused("too-many-devices");

      const deviceId = newId<"devices">();
      const added = await tx
        .insert(devices)
        .values({ orgId, id: deviceId, seatId: seat.id, kind, name, mac, createdAt: at })
        .onConflictDoNothing()
        .returning({ id: devices.id });
      if (added.length === 0) return refused("mac-taken");
      const { extension } = await nameSeat(tx, seat.id);
      await record(tx, {
        orgId,
        actorId,
        action: "device.added",
        ...(seat.occupantId && { agentId: seat.occupantId }),
        details: { device: name, extension, seat: seat.id },
      });
      return done({ deviceId, seatId: seat.id });
    },
  );
}

async function extensionTypeOf(tx: ActorTx, seatId: SeatId): Promise<ExtensionType | null> {
  const [extension] = await tx
    .select({ type: extensions.type })
    .from(extensions)
    .where(and(eq(extensions.orgId, tx.actor.orgId), eq(extensions.seatId, seatId)));
  return extension?.type ?? null;
}
