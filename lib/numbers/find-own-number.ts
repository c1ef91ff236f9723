import { and, eq, inArray } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { NumberId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";

export interface OwnNumber {
  id: NumberId;
  /** False while the carrier is still being asked. */
  isBought: boolean;
}

/** The number as the actor's organisation has it or is buying it; null when it does neither. */
export function findOwnNumber(actor: Actor, number: PhoneNumber): Promise<OwnNumber | null> {
  requirePermission(actor, "numbers.see");
  return read(actor, (tx) => ownNumber(tx, number));
}

export async function ownNumber(tx: ActorTx, number: PhoneNumber): Promise<OwnNumber | null> {
  const isLive = inArray(numbers.state, ["requested", "bought", "unknown"]);
  const [row] = await tx
    .select({ id: numbers.id, state: numbers.state })
    .from(numbers)
    .where(and(eq(numbers.orgId, tx.actor.orgId), eq(numbers.number, number), isLive));
  return row ? { id: row.id, isBought: row.state === "bought" } : null;
}
