import { and, eq } from "drizzle-orm";
import { type ActorTx, change } from "#db/client.ts";
import { devices } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { nameSeat } from "#lib/seats/leave-seat.ts";
import { lockOccupant } from "#lib/seats/lock-occupant.ts";
import { lockSeat } from "#lib/seats/lock-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { DeviceId, Id, SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type DeviceRefusal, refusalToChangeDevices } from "./rules.ts";

/** Which device; the key is that of the form round the list of them. */
interface OneDevice {
  key: Id<"idempotency_keys">;
  deviceId: DeviceId;
}
interface ChangedDevice {
  seatId: SeatId;
  name: string;
}
type Changed = Outcome<ChangedDevice, DeviceRefusal | "form-already-used">;

/** Somebody has entered the present secret in the device. For who holds its seat, and those who manage it. */
export function pairDevice(actor: Actor, input: OneDevice, at: Instant): Promise<Changed> {
  return changeDevice(actor, input, "device.paired", async (tx, one) => {
    await tx.update(devices).set({ pairedAt: at }).where(one);
  });
}

/** It no longer rings for its seat; the secret stays as it is. For who holds its seat, and those who manage it. */
export function removeDevice(actor: Actor, input: OneDevice): Promise<Changed> {
  return changeDevice(actor, input, "device.removed", async (tx, one) => {
    await tx.delete(devices).where(one);
  });
}

function changeDevice(
  actor: Actor,
  input: OneDevice,
  action: "device.paired" | "device.removed",
  act: (tx: ActorTx, one: ReturnType<typeof and>) => Promise<void>,
): Promise<Changed> {
  const sent = { ...input, action };
  return change<ChangedDevice, DeviceRefusal>(actor, "phone.own", sent, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const one = and(eq(devices.orgId, orgId), eq(devices.id, input.deviceId));
    const [device] = await tx.select().from(devices).where(one);
    const seat = device && (await lockSeat(tx, device.seatId));
    if (!device || !seat) return refused("device-not-there");
    const refusal = refusalToChangeDevices(tx.actor, await lockOccupant(tx, seat));
    if (refusal) return refused(refusal);
    await act(tx, one);
    const { extension } = await nameSeat(tx, seat.id);
    await record(tx, {
      orgId,
      actorId,
      action,
      ...(seat.occupantId && { agentId: seat.occupantId }),
      details: { device: device.name, extension, seat: seat.id },
    });
    return done({ seatId: seat.id, name: device.name });
  });
}
