import { and, eq } from "drizzle-orm";
import { extensions } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { type LockedExtension, lockExtension } from "./change-extension.ts";
import { newSipSecret, readSipDomain } from "./sip-secret.ts";

/**
 * Another secret for the seat's next occupant, so that the phone of the one before stops; nothing else of the row changes. Gives
 * the extension's number; null for a seat without one. Source: product.md, "Seats and lifecycle".
 */
export async function rotateSipSecret(tx: ActorTx, seatId: SeatId): Promise<string | null> {
  const extension = await lockExtension(tx, seatId);
  if (!extension) return null;
  await giveSipSecret(tx, extension);
  return extension.number;
}

/** Another secret and its digest for a locked extension. Its devices are unpaired by a trigger. Gives the secret, sealed. */
export async function giveSipSecret(tx: ActorTx, extension: LockedExtension): Promise<Buffer> {
  const { orgId, id } = extension;
  const made = newSipSecret(extension, await readSipDomain(tx, orgId));
  await tx
    .update(extensions)
    .set(made)
    .where(and(eq(extensions.orgId, orgId), eq(extensions.id, id)));
  return made.sealedSipSecret;
}
