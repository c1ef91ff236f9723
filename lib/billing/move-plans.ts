import { and, eq, gt, isNull, or } from "drizzle-orm";
import { seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/values/day.ts";
import { replannedOn } from "./contract-rules.ts";
import { tierOf } from "./quote-rules.ts";
import { readBilling } from "./read-billing.ts";

/**
 * Gives the releases and cheaper tiers that are planned the bill dates that hold since the terms were changed: on a day that is none they
 * would wait for the next, with the seat paid until then, whatever pages say. Gives how many seats and which days; null where all stay.
 */
export async function movePlans(tx: ActorTx, today: Day): Promise<MovedPlans | null> {
  const { orgId, agentId: actorId } = tx.actor;
  const billing = await readBilling(tx, orgId, today);
  const moved = (planned: Day | null) => {
    if (planned === null || planned <= today) return null;
    const on = replannedOn(billing.schedule, billing.contract, today, planned);
    return on === planned ? null : on;
  };
  const planned = await tx
    .select()
    .from(seats)
    .where(
      and(
        eq(seats.orgId, orgId),
        isNull(seats.releasedAt),
        or(gt(seats.releaseOn, today), gt(seats.nextTierOn, today)),
      ),
    )
    .orderBy(seats.id)
    .for("no key update");

  const days: Day[] = [];
  let movedSeats = 0;
  for (const seat of planned) {
    const [releaseOn, nextTierOn] = [moved(seat.releaseOn), moved(seat.nextTierOn)];
    if (!releaseOn && !nextTierOn) continue;
    movedSeats += 1;
    await tx
      .update(seats)
      .set({ ...(releaseOn && { releaseOn }), ...(nextTierOn && { nextTierOn }) })
      .where(and(eq(seats.orgId, orgId), eq(seats.id, seat.id)));
    const by = { orgId, actorId };
    if (releaseOn) {
      days.push(releaseOn);
      const details = { seat: seat.id, on: releaseOn };
      await record(tx, { ...by, action: "seat.release-planned", details });
    }
    if (nextTierOn && seat.nextTierId) {
      days.push(nextTierOn);
      const details = { seat: seat.id, on: nextTierOn, tier: tierOf(billing, seat.nextTierId).name };
      await record(tx, { ...by, action: "seat.downgrade-planned", details });
    }
  }
  return movedSeats > 0 ? { seats: movedSeats, days: [...new Set(days)].sort() } : null;
}

export interface MovedPlans {
  seats: number;
  /** The earliest first. */
  days: Day[];
}
