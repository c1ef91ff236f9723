import { and, eq, isNull } from "drizzle-orm";
import { extensions } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";

/** The extension of this number that waits for a seat, locked; null when there is none, or a seat has it. */
export async function lockWaiting(tx: ActorTx, number: string) {
  const [waiting] = await tx
    .select()
    .from(extensions)
    .where(
      and(eq(extensions.orgId, tx.actor.orgId), eq(extensions.number, number), isNull(extensions.seatId)),
    )
    .for("update");
  return waiting ?? null;
}

/**
 * Ends the waiting of the extension with this number, for a seat that gets the number now: gives its voicemail box, which goes
 * along; null when none waits.
 */
export async function endWaiting(tx: ActorTx, number: string) {
  const [ended] = await tx
    .delete(extensions)
    .where(
      and(eq(extensions.orgId, tx.actor.orgId), eq(extensions.number, number), isNull(extensions.seatId)),
    )
    .returning({ hasVoicemail: extensions.hasVoicemail, voicemailGreeting: extensions.voicemailGreeting });
  return ended ?? null;
}
