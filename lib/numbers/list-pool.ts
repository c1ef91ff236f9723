import { and, asc, eq, isNull } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numbers } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";

/** More than that nobody looks through in a list. */
export const mostOfPool = 500;

/**
 * The bought numbers that belong to nobody and are to stay: what can be given to a seat or a call route at once. The first
 * {@link mostOfPool}, and whether there are more.
 */
export function listPool(actor: Actor) {
  requirePermission(actor, "numbers.see");
  return read(actor, async (tx) => {
    const found = await tx
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
      .limit(mostOfPool + 1);
    return { rows: found.slice(0, mostOfPool), isMore: found.length > mostOfPool };
  });
}
