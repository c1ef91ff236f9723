import { and, asc, eq, isNull } from "drizzle-orm";
import { read } from "#db/client.ts";
import { owedCharges } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { SeatId } from "#lib/values/ids.ts";

/** The second charges of a seat that are still to come, in minor units, and due whatever becomes of it; the next one first. */
export function listOwed(actor: Actor, seatId: SeatId) {
  requirePermission(actor, "billing.see");
  return read(actor, (tx) =>
    tx
      .select({ amount: owedCharges.amount, dueOn: owedCharges.dueOn })
      .from(owedCharges)
      .where(
        and(
          eq(owedCharges.orgId, actor.orgId),
          eq(owedCharges.seatId, seatId),
          isNull(owedCharges.chargedAt),
        ),
      )
      .orderBy(asc(owedCharges.dueOn)),
  );
}
