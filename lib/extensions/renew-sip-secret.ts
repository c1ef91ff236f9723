import { and, eq } from "drizzle-orm";
import { extensions } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { OrganisationId, SeatId } from "#lib/values/ids.ts";
import { newSipSecret } from "./sip-secret.ts";

/**
 * Another secret for the seat's SIP extension, since whoever held the seat before knows the old one: their phone is off from
 * here on. Nothing for a Web extension, which has none. Source: product.md, "Seats and lifecycle".
 */
export async function renewSipSecret(tx: Tx, orgId: OrganisationId, seatId: SeatId): Promise<void> {
  const isOfSeat = and(
    eq(extensions.orgId, orgId),
    eq(extensions.seatId, seatId),
    eq(extensions.type, "SIP"),
  );
  const [extension] = await tx.select({ id: extensions.id }).from(extensions).where(isOfSeat);
  if (!extension) return;
  await tx
    .update(extensions)
    .set({ sealedSipSecret: newSipSecret(extension.id) })
    .where(isOfSeat);
}
