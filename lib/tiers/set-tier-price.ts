import { and, eq, notInArray, or } from "drizzle-orm";
import { charges, tierPrices } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { priceInMinorUnits } from "#lib/billing/price-rules.ts";
import { priceOn } from "#lib/billing/quote-rules.ts";
import { readTiers } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { TierId } from "#lib/values/ids.ts";
import { decimalOf } from "#lib/values/money.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { SetTierPrice } from "./schema.ts";

export type TierPriceRefusal =
  | "tier-not-there"
  | "price-decimals"
  | "price-in-the-past"
  | "price-unchanged"
  | "price-used-today";

/**
 * Sets what a tier costs a month from a day on: today or later. New seats pay it from that day, those that are there from their
 * next renewal. A price planned for the same day is replaced; today's only as long as nothing was charged for the tier today
 * (`price-used-today`). Source: docs/decisions, "A price is a row from a day on".
 */
export async function setTierPrice(
  actor: Actor,
  input: SetTierPrice,
  at: Instant,
): Promise<Outcome<null, TierPriceRefusal | "form-already-used">> {
  return changeSeats<null, TierPriceRefusal>(actor, "settings.change", input, at, async (tx, today) => {
    const { orgId, agentId: actorId, organisation } = tx.actor;
    const { tierId, startsOn } = input;
    const tier = (await readTiers(tx, orgId)).find(({ id }) => id === tierId);
    if (!tier) return refused("tier-not-there");
    const monthlyPrice = priceInMinorUnits(input.price, organisation.currency);
    if (monthlyPrice === null) return refused("price-decimals");
    if (startsOn < today) return refused("price-in-the-past");
    const before = priceOn(tier, startsOn);
    if (monthlyPrice === before) return refused("price-unchanged");
    if (startsOn === today && (await wasCharged(tx, tierId, today))) return refused("price-used-today");

    await tx
      .insert(tierPrices)
      .values({ orgId, tierId, startsOn, monthlyPrice })
      .onConflictDoUpdate({
        target: [tierPrices.orgId, tierPrices.tierId, tierPrices.startsOn],
        set: { monthlyPrice },
      });
    const details = {
      tier: tier.name,
      startsOn,
      price: decimalOf(monthlyPrice, organisation.currency),
      priceBefore: decimalOf(before, organisation.currency),
    };
    await record(tx, { orgId, actorId, action: "tier.price-changed", details });
    return done(null);
  });
}

/** A second charge keeps the price of the first's day, and so does not count. */
async function wasCharged(tx: ActorTx, tierId: TierId, today: Day): Promise<boolean> {
  const [any] = await tx
    .select({ id: charges.id })
    .from(charges)
    .where(
      and(
        eq(charges.orgId, tx.actor.orgId),
        eq(charges.chargedOn, today),
        or(eq(charges.tierId, tierId), eq(charges.fromTierId, tierId)),
        notInArray(charges.kind, ["seat-added-rest", "renewal-rest", "upgrade-rest"]),
      ),
    )
    .limit(1);
  return any !== undefined;
}
