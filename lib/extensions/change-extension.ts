import { and, eq, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { extensions } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { newSipSecret } from "./sip-secret.ts";

export type LockedExtension = NonNullable<Awaited<ReturnType<typeof lockExtension>>>;

/** The seat's extension, locked; null for a seat without one. */
export async function lockExtension(tx: ActorTx, seatId: SeatId) {
  const [extension] = await tx
    .select()
    .from(extensions)
    .where(and(eq(extensions.orgId, tx.actor.orgId), eq(extensions.seatId, seatId)))
    .for("update");
  return extension ?? null;
}

/**
 * Gives the seat's extension another number or type; a SIP one gets a secret if it has none, a Web one keeps none. Under the
 * organisation's lock, so that nobody else takes the number meanwhile. False when the organisation has the number already.
 */
export async function changeExtension(
  tx: ActorTx,
  extension: LockedExtension,
  { number, type }: Pick<LockedExtension, "number" | "type">,
  at: Instant,
): Promise<boolean> {
  const { orgId, id, sealedSipSecret } = extension;
  const other = alias(extensions, "other");
  const isTaken = tx
    .select({ id: other.id })
    .from(other)
    .where(and(eq(other.orgId, orgId), eq(other.number, number)));
  const changed = await tx
    .update(extensions)
    .set({
      type,
      sealedSipSecret: type === "SIP" ? (sealedSipSecret ?? newSipSecret(id)) : null,
      ...(number !== extension.number && { number, since: at }),
    })
    .where(
      and(
        eq(extensions.orgId, orgId),
        eq(extensions.id, id),
        number === extension.number ? sql`true` : notExists(isTaken),
      ),
    )
    .returning({ id: extensions.id });
  return changed.length === 1;
}
