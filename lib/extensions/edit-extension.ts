import { and, eq } from "drizzle-orm";
import { extensions } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import { refusalToAct } from "#lib/auth/policy.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { noteSeat } from "#lib/seats/leave-seat.ts";
import { lockOccupant } from "#lib/seats/lock-occupant.ts";
import { lockSeat } from "#lib/seats/lock-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { ExtensionId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { changeExtension, type LockedExtension } from "./change-extension.ts";
import { type EditExtensionRefusal, isReservedExtension } from "./rules.ts";
import type { EditExtension } from "./schema.ts";

/**
 * Changes number, type and voicemail box of an extension, whether a seat has it or it waits for one. Managers leave those of
 * admins alone, as on Edit. Refused as `changed-meanwhile` when the form was drawn from an earlier version. Gives the number.
 */
export async function editExtension(
  actor: Actor,
  input: EditExtension,
  at: Instant,
): Promise<Outcome<{ number: string }, EditExtensionRefusal | "form-already-used">> {
  return changeSeats<{ number: string }, EditExtensionRefusal>(
    actor,
    "extensions.change",
    input,
    at,
    async (tx) => {
      const { orgId, agentId: actorId } = tx.actor;
      const found = await findExtension(tx, input.extensionId);
      const seat = found?.seatId ? await lockSeat(tx, found.seatId) : null;
      const extension = found && (await lockOne(tx, input.extensionId));
      const occupant = await lockOccupant(tx, seat);
      if (!extension) return refused("extension-not-there");
      if (occupant && refusalToAct(tx.actor, "agents.edit", occupant))
        return refused("admins-only-by-admins");
      if (input.version < 1 || input.version > extension.version) return refused("form-malformed");
      if (input.version < extension.version) return refused("changed-meanwhile");

      const { number, type, hasVoicemail, greeting } = input;
      if (number !== extension.number && isReservedExtension(number)) return refused("extension-reserved");
      const changed = oldAndNew(factsOf(extension), {
        extension: number,
        extensionType: type,
        hasVoicemail,
        greeting,
      });
      if (!changed) return done({ number });

      if (!seat && number !== extension.number && (await isKnown(tx, number)))
        return refused("extension-taken");
      if (!(await changeExtension(tx, extension, { number, type }, at))) return refused("extension-taken");
      await tx
        .update(extensions)
        .set({ hasVoicemail, voicemailGreeting: greeting, version: extension.version + 1 })
        .where(and(eq(extensions.orgId, orgId), eq(extensions.id, extension.id)));
      if (occupant && (changed.extension || changed.extensionType)) await noteSeat(tx, occupant);
      await record(tx, {
        orgId,
        actorId,
        action: "extension.changed",
        ...(occupant && { agentId: occupant.id }),
        details: changed,
      });
      return done({ number });
    },
  );
}

/** Which seat has it, for the seat is locked before the extension is. Under the organisation's lock it stays so. */
async function findExtension(tx: ActorTx, id: ExtensionId) {
  const [extension] = await tx
    .select({ seatId: extensions.seatId })
    .from(extensions)
    .where(and(eq(extensions.orgId, tx.actor.orgId), eq(extensions.id, id)));
  return extension ?? null;
}

async function lockOne(tx: ActorTx, id: ExtensionId) {
  const [extension] = await tx
    .select()
    .from(extensions)
    .where(and(eq(extensions.orgId, tx.actor.orgId), eq(extensions.id, id)))
    .for("update");
  return extension ?? null;
}

/** One that waits for a seat takes nobody's place. */
async function isKnown(tx: ActorTx, number: string): Promise<boolean> {
  const { orgId } = tx.actor;
  return (await tx.$count(extensions, and(eq(extensions.orgId, orgId), eq(extensions.number, number)))) > 0;
}

const factsOf = ({ number, type, hasVoicemail, voicemailGreeting }: LockedExtension) => ({
  extension: number,
  extensionType: type,
  hasVoicemail,
  greeting: voicemailGreeting,
});
