import { and, asc, eq, gt } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numberHolds } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";

export type HeldNumber = Awaited<ReturnType<typeof listHolds>>[number];

/** The numbers that the actor has selected and may still buy, the one that goes first first. */
export function listHolds(actor: Actor, moment = realNow()) {
  requirePermission(actor, "numbers.buy");
  return read(actor, (tx) =>
    tx
      .select()
      .from(numberHolds)
      .where(
        and(
          eq(numberHolds.orgId, actor.orgId),
          eq(numberHolds.agentId, actor.agentId),
          gt(numberHolds.heldUntil, moment),
        ),
      )
      .orderBy(asc(numberHolds.heldUntil)),
  );
}
