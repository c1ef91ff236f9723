import { eq, max } from "drizzle-orm";
import { tierPrices, tiers } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { priceInMinorUnits } from "#lib/billing/price-rules.ts";
import { isNameTaken } from "#lib/is-name-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { newId, type TierId } from "#lib/values/ids.ts";
import { decimalOf } from "#lib/values/money.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { AddTier } from "./schema.ts";

export type AddTierRefusal = "name-taken" | "price-decimals";

/**
 * Adds a tier at the end of the catalogue, with its first price from today. Refused as `name-taken` when the organisation has one
 * that reads the same, as `price-decimals` when its currency has fewer.
 */
export async function addTier(
  actor: Actor,
  input: AddTier,
  at: Instant,
): Promise<Outcome<{ tierId: TierId; name: string }, AddTierRefusal | "form-already-used">> {
  return changeSeats<{ tierId: TierId; name: string }, AddTierRefusal>(
    actor,
    "settings.change",
    input,
    at,
    async (tx, today) => {
      const { orgId, agentId: actorId, organisation } = tx.actor;
      const { key: _key, price, ...wanted } = input;
      const monthlyPrice = priceInMinorUnits(price, organisation.currency);
      if (monthlyPrice === null) return refused("price-decimals");
      if (await isNameTaken(tx, tiers, wanted.name, null)) return refused("name-taken");

      const [last] = await tx
        .select({ position: max(tiers.position) })
        .from(tiers)
        .where(eq(tiers.orgId, orgId));
      const tierId = newId<"tiers">();
      await tx.insert(tiers).values({ orgId, id: tierId, position: (last?.position ?? -1) + 1, ...wanted });
      await tx.insert(tierPrices).values({ orgId, tierId, startsOn: today, monthlyPrice });
      await record(tx, {
        orgId,
        actorId,
        action: "tier.added",
        details: { tier: wanted.name, price: decimalOf(monthlyPrice, organisation.currency) },
      });
      return done({ tierId, name: wanted.name });
    },
  );
}
