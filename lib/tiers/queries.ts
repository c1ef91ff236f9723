import { and, eq, isNull, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { nextBillDate } from "#lib/billing/period-rules.ts";
import { type PricedTier, priceOn } from "#lib/billing/quote-rules.ts";
import { readSchedule, readTiers } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays, type Day, dayIn, type Instant } from "#lib/values/day.ts";
import type { TierId } from "#lib/values/ids.ts";
import type { MinorUnits } from "#lib/values/money.ts";
import { refusalToDelete } from "./delete-tier.ts";

export type Tier = Omit<PricedTier, "prices"> & {
  /** Seats that there are, vacant ones included. */
  seats: number;
  /** Today's, a month. */
  price: MinorUnits;
};

export interface TierPrice {
  startsOn: Day;
  monthlyPrice: MinorUnits;
  state: "past" | "in-force" | "planned";
  /** The first bill date on or after its day: seats that are there then pay it from then on. */
  renewedFrom: Day;
}

export type TierDetails = Tier & {
  /** The newest first. */
  prices: TierPrice[];
  /** Why it cannot be deleted; null when it can. */
  staysBecause: Awaited<ReturnType<typeof refusalToDelete>>;
};

/** The catalogue in its order, with what each costs today and the next planned price. For admins. */
export function listCatalogue(actor: Actor, at: Instant): Promise<(Tier & { next: TierPrice | null })[]> {
  return looking(actor, at, async (tx, today) => {
    const tiers = await tiersWithPrices(tx, today);
    return tiers.map(({ prices, ...tier }) => ({
      ...tier,
      next: prices.find((price) => price.state === "planned") ?? null,
    }));
  });
}

/** One tier with all its prices, the newest first; null when the organisation has none of this id. For admins. */
export function findTier(actor: Actor, tierId: TierId, at: Instant): Promise<TierDetails | null> {
  return looking(actor, at, async (tx, today) => {
    const tier = (await tiersWithPrices(tx, today)).find(({ id }) => id === tierId);
    if (!tier) return null;
    return { ...tier, prices: tier.prices.toReversed(), staysBecause: await refusalToDelete(tx, tierId) };
  });
}

function looking<Result>(
  actor: Actor,
  at: Instant,
  look: (tx: ActorTx, today: Day) => Promise<Result>,
): Promise<Result> {
  requirePermission(actor, "settings.change");
  return read(actor, (tx) => look(tx, dayIn(actor.organisation.timeZone, at)));
}

async function tiersWithPrices(tx: ActorTx, today: Day): Promise<(Tier & { prices: TierPrice[] })[]> {
  const { orgId } = tx.actor;
  const schedule = await readSchedule(tx, orgId);
  const counts = await countSeats(tx);
  return (await readTiers(tx, orgId)).map((tier) => {
    const inForce = tier.prices.findLast(({ startsOn }) => startsOn <= today) ?? tier.prices[0];
    const stateOf = (startsOn: Day) => {
      if (startsOn === inForce?.startsOn) return "in-force";
      return startsOn > today ? "planned" : "past";
    };
    return {
      ...tier,
      seats: counts.get(tier.id) ?? 0,
      price: priceOn(tier, today),
      prices: tier.prices.map((price) => ({
        ...price,
        state: stateOf(price.startsOn),
        renewedFrom: nextBillDate(schedule, addDays(price.startsOn, -1)),
      })),
    };
  });
}

async function countSeats(tx: ActorTx): Promise<Map<TierId, number>> {
  const rows = await tx
    .select({ tierId: seats.tierId, count: sql<number>`count(*)::int` })
    .from(seats)
    .where(and(eq(seats.orgId, tx.actor.orgId), isNull(seats.releasedAt)))
    .groupBy(seats.tierId);
  return new Map(rows.map(({ tierId, count }) => [tierId, count]));
}
