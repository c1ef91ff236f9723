import { and, eq } from "drizzle-orm";
import { extensions } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { lockExtension } from "./change-extension.ts";
import { newSipSecret } from "./sip-secret.ts";

/**
 * Another secret for the seat's next occupant, so that the phone of the one before stops; nothing else of the row changes. Gives
 * the extension's number; null for a seat without one. Source: product.md, "Seats and lifecycle".
 */
export async function rotateSipSecret(tx: ActorTx, seatId: SeatId): Promise<string | null> {
  const extension = await lockExtension(tx, seatId);
  if (!extension) return null;
  const { orgId, id, type, number } = extension;
  await tx
    .update(extensions)
    .set({ sealedSipSecret: type === "SIP" ? newSipSecret(id) : null })
    .where(and(eq(extensions.orgId, orgId), eq(extensions.id, id)));
  return number;
}
