import { and, eq } from "drizzle-orm";
import { tierPrices } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { priceOn } from "#lib/billing/quote-rules.ts";
import { readTiers } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addDays, type Instant } from "#lib/values/day.ts";
import { decimalOf } from "#lib/values/money.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { RemoveTierPrice } from "./schema.ts";

export type RemoveTierPriceRefusal = "tier-not-there" | "price-not-planned";

/** Takes back a price that has not begun; the one before it goes on. Refused as `price-not-planned` where there is none to come. */
export async function removeTierPrice(
  actor: Actor,
  input: RemoveTierPrice,
  at: Instant,
): Promise<Outcome<null, RemoveTierPriceRefusal | "form-already-used">> {
  return changeSeats<null, RemoveTierPriceRefusal>(actor, "settings.change", input, at, async (tx, today) => {
    const { orgId, agentId: actorId, organisation } = tx.actor;
    const { tierId, startsOn } = input;
    const tier = (await readTiers(tx, orgId)).find(({ id }) => id === tierId);
    if (!tier) return refused("tier-not-there");
    const planned = tier.prices.find((price) => price.startsOn === startsOn);
    if (!planned || startsOn <= today) return refused("price-not-planned");

    await tx
      .delete(tierPrices)
      .where(
        and(eq(tierPrices.orgId, orgId), eq(tierPrices.tierId, tierId), eq(tierPrices.startsOn, startsOn)),
      );
    const details = {
      tier: tier.name,
      startsOn,
      price: decimalOf(priceOn(tier, addDays(startsOn, -1)), organisation.currency),
      priceBefore: decimalOf(planned.monthlyPrice, organisation.currency),
    };
    await record(tx, { orgId, actorId, action: "tier.price-changed", details });
    return done(null);
  });
}
