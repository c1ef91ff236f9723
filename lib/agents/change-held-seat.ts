import { and, eq } from "drizzle-orm";
import { seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { changeExtension, type LockedExtension } from "#lib/extensions/change-extension.ts";
import { isReservedExtension } from "#lib/extensions/rules.ts";
import type { LockedSeat } from "#lib/seats/lock-seat.ts";
import type { Instant } from "#lib/values/day.ts";
import type { GroupId } from "#lib/values/ids.ts";
import { type TickChanges, ticksChanged } from "#lib/values/ticks.ts";
import type { EditAgent } from "./edit-schema.ts";

/** What a form about an agent says of the seat; without an extension type it has none of the seat's fields. */
export type SeatFields = Pick<
  EditAgent,
  "extension" | "extensionType" | "forceLogin" | "groups" | "groupsDrawn"
>;

/** A seat and its extension, both locked: as they are, or as they are to be. */
export interface HeldSeat {
  seat: LockedSeat | null;
  extension: LockedExtension | null;
}

/** What the form says of the seat and its extension, each as it was where the form has nothing on it. */
export function seatIn(
  { extension: number, extensionType, forceLogin }: SeatFields,
  { seat, extension }: HeldSeat,
): HeldSeat {
  return {
    seat: seat && { ...seat, forceLogin: extensionType ? forceLogin : seat.forceLogin },
    extension: extension && {
      ...extension,
      number: number ?? extension.number,
      type: extensionType ?? extension.type,
    },
  };
}

/** A form that shows no groups leaves them as they are. */
export function ticksOf({ groupsDrawn, groups = [] }: SeatFields): TickChanges<GroupId> {
  return groupsDrawn ? ticksChanged(groupsDrawn, groups) : { added: [], removed: [] };
}

/** Why the seat cannot have this extension, whoever has it now, or null. One of before the rule may be kept. */
export function refusalOfExtension(before: HeldSeat, wanted: HeldSeat): "extension-reserved" | null {
  if (!before.extension || !wanted.extension) return null;
  const { number } = wanted.extension;
  return number !== before.extension.number && isReservedExtension(number) ? "extension-reserved" : null;
}

/** The seat as the audit trail tells of it. */
export function seatFacts({ seat, extension }: HeldSeat) {
  return {
    ...(extension && { extension: extension.number, extensionType: extension.type }),
    ...(seat && { forceLogin: seat.forceLogin }),
  };
}

/** Writes the extension and force login of a locked seat; refused as `extension-taken` when another seat has the number. */
export async function changeHeldSeat(
  tx: ActorTx,
  { seat, extension }: HeldSeat,
  wanted: HeldSeat,
  at: Instant,
): Promise<"extension-taken" | null> {
  if (extension && wanted.extension && !(await changeExtension(tx, extension, wanted.extension, at)))
    return "extension-taken";
  if (seat && wanted.seat) await setForceLogin(tx, seat, wanted.seat.forceLogin);
  return null;
}

async function setForceLogin(tx: ActorTx, { orgId, id }: LockedSeat, forceLogin: boolean): Promise<void> {
  await tx
    .update(seats)
    .set({ forceLogin })
    .where(and(eq(seats.orgId, orgId), eq(seats.id, id)));
}
