import { and, asc, eq, isNull } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";

const mostListed = 500;

/** The bought numbers that belong to nobody and are to stay: what can be given to a seat or a call route at once. At most 500. */
export function listPool(actor: Actor) {
  requirePermission(actor, "numbers.see");
  return read(actor, (tx) =>
    tx
      .select({ id: numbers.id, number: numbers.number, place: numbers.place })
      .from(numbers)
      .where(
        and(
          eq(numbers.orgId, actor.orgId),
          eq(numbers.state, "bought"),
          isNull(numbers.seatId),
          isNull(numbers.routeId),
          isNull(numbers.releaseOn),
        ),
      )
      .orderBy(asc(numbers.number))
      .limit(mostListed),
  );
}
