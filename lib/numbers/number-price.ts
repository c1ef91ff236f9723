import { read } from "#db/client.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { countryOf, priceOn } from "#lib/billing/quote-rules.ts";
import { billingDay, readNumberPrices } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { MinorUnits } from "#lib/values/money.ts";
import type { NumberCountry } from "#lib/values/number-countries.ts";

/** What a number of the country costs the organisation a month today, in minor units, by the operator's list. */
export function numberPrice(actor: Actor, country: NumberCountry, at: Instant): Promise<MinorUnits> {
  requirePermission(actor, "numbers.buy");
  return read(actor, async (tx) => {
    const numberPrices = await readNumberPrices(tx, actor.orgId);
    return priceOn(countryOf({ numberPrices }, country), await billingDay(tx, actor.orgId, at));
  });
}
