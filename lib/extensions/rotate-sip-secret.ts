import { and, eq } from "drizzle-orm";
import { extensions } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { OrganisationId, SeatId } from "#lib/values/ids.ts";
import { newSipSecret } from "./sip-secret.ts";

/**
 * Another secret for the seat's next occupant, so that the phone of the one before stops; nothing else of the row changes. Gives
 * the extension's number; null for a seat without one. Source: product.md, "Seats and lifecycle".
 */
export async function rotateSipSecret(tx: Tx, orgId: OrganisationId, seatId: SeatId): Promise<string | null> {
  const ofSeat = and(eq(extensions.orgId, orgId), eq(extensions.seatId, seatId));
  const [extension] = await tx.select().from(extensions).where(ofSeat).for("update");
  if (!extension) return null;
  const { id, type, number } = extension;
  await tx
    .update(extensions)
    .set({ sealedSipSecret: type === "SIP" ? newSipSecret(id) : null })
    .where(ofSeat);
  return number;
}
