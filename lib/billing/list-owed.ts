import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numbers, owedCharges } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { SeatId } from "#lib/values/ids.ts";

/**
 * The second charges of a seat and of its numbers that are still to come, in minor units, and due whatever becomes of it; the next
 * one first.
 */
export function listOwed(actor: Actor, seatId: SeatId) {
  requirePermission(actor, "billing.see");
  return read(actor, (tx) => {
    const ofSeat = tx
      .select({ id: numbers.id })
      .from(numbers)
      .where(and(eq(numbers.orgId, actor.orgId), eq(numbers.seatId, seatId)));
    return tx
      .select({ amount: owedCharges.amount, dueOn: owedCharges.dueOn })
      .from(owedCharges)
      .where(
        and(
          eq(owedCharges.orgId, actor.orgId),
          or(eq(owedCharges.seatId, seatId), inArray(owedCharges.numberId, ofSeat)),
          isNull(owedCharges.chargedAt),
        ),
      )
      .orderBy(asc(owedCharges.dueOn));
  });
}
