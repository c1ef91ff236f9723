import { and, eq } from "drizzle-orm";
import { numbers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { NumberId } from "#lib/values/ids.ts";

/** The number that a verb is about to act on, locked; null when there is none. After the seat, where one is concerned. */
export async function lockNumber(tx: ActorTx, numberId: NumberId) {
  const [number] = await tx
    .select()
    .from(numbers)
    .where(and(eq(numbers.orgId, tx.actor.orgId), eq(numbers.id, numberId)))
    .for("update");
  return number ?? null;
}
