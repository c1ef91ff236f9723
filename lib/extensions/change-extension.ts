import { and, eq, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { extensions } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { digestAnew, newSipSecret, readSipDomain, type SipSecret } from "./sip-secret.ts";
import { endWaiting } from "./waiting-extension.ts";

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
 * Gives the seat's extension another number or type. A number that waits for a seat is taken over with its voicemail box. Another
 * type gets another secret: what a softphone knows must not open the dashboard's phone, nor the other way round. Under the
 * organisation's lock, so that nobody else takes the number meanwhile. False when another seat has the number.
 */
export async function changeExtension(
  tx: ActorTx,
  extension: LockedExtension,
  { number, type }: Pick<LockedExtension, "number" | "type">,
  at: Instant,
): Promise<boolean> {
  const { orgId, id } = extension;
  const isRenumbered = number !== extension.number;
  if (!isRenumbered && type === extension.type) return true;

  const box = isRenumbered ? await endWaiting(tx, number) : null;
  const other = alias(extensions, "other");
  const isTaken = tx
    .select({ id: other.id })
    .from(other)
    .where(and(eq(other.orgId, orgId), eq(other.number, number)));
  const changed = await tx
    .update(extensions)
    .set({
      type,
      ...secretAfter(extension, { number, type }, await readSipDomain(tx, orgId)),
      ...box,
      ...(isRenumbered && { number, since: at }),
      version: extension.version + 1,
    })
    .where(
      and(eq(extensions.orgId, orgId), eq(extensions.id, id), isRenumbered ? notExists(isTaken) : sql`true`),
    )
    .returning({ id: extensions.id });
  return changed.length === 1;
}

/** The same secret while the type stays: whoever is in the seat goes on with it under the new number. */
function secretAfter(
  before: LockedExtension,
  { number, type }: Pick<LockedExtension, "number" | "type">,
  domain: string | null,
): Partial<SipSecret> {
  const user = { id: before.id, number };
  if (type !== before.type) return newSipSecret(user, domain);
  const sealed = before.sealedSipSecret;
  return sealed ? { ha1: digestAnew(user, domain, sealed) } : {};
}
