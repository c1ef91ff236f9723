import { and, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, organisations, seatOccupancies, seats } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { type Leaving, leavingOn } from "#lib/billing/contract-rules.ts";
import { type PricedTier, priceOn, tierOf } from "#lib/billing/quote-rules.ts";
import { billingDay, readBilling } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { costsToCome } from "./cost-rules.ts";
import { staysInNow } from "./stays-now.ts";

export type SeatDetails = NonNullable<Awaited<ReturnType<typeof findSeat>>>;

/** One seat of the actor's organisation with all that concerns its money; null when there is none, or it is another's. */
export async function findSeat(actor: Actor, id: SeatId, at: Instant) {
  requirePermission(actor, "billing.see");
  return read(actor, async (tx) => {
    const [seat] = await tx
      .select({
        id: seats.id,
        tierId: seats.tierId,
        nextTierId: seats.nextTierId,
        nextTierOn: seats.nextTierOn,
        releaseOn: seats.releaseOn,
        releasedAt: seats.releasedAt,
        createdAt: seats.createdAt,
        boost: seats.boost,
        boostAt: seats.boostAt,
        supportEmail: organisations.supportEmail,
        extension: extensions.number,
        extensionType: extensions.type,
        occupantId: agents.id,
        occupant: agents.name,
        heldFrom: seatOccupancies.heldFrom,
      })
      .from(seats)
      .innerJoin(organisations, eq(organisations.id, seats.orgId))
      .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
      .leftJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
      .leftJoin(agents, and(eq(agents.orgId, seats.orgId), eq(agents.id, seatOccupancies.agentId)))
      .where(and(eq(seats.orgId, actor.orgId), eq(seats.id, id)));
    if (!seat) return null;

    const billing = await readBilling(tx, actor.orgId, await billingDay(tx, actor.orgId, at));
    const { today, currency } = billing;
    const leaving: Leaving = leavingOn(billing.schedule, billing.contract, today);
    const tier = tierOf(billing, seat.tierId);
    const nextTier = seat.nextTierId && tierOf(billing, seat.nextTierId);
    return {
      ...seat,
      currency,
      tier: withPrice(tier),
      nextTier,
      costsToCome: costsToCome(billing, { ...seat, tier, nextTier }),
      otherTiers: billing.tiers
        .filter((tier) => tier.isOffered && tier.id !== seat.tierId && tier.id !== seat.nextTierId)
        .map(withPrice),
      leaving,
    };

    function withPrice(tier: PricedTier) {
      return { ...tier, monthlyPrice: priceOn(tier, today) };
    }
  });
}
