import { and, eq } from "drizzle-orm";
import { numberPrices } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { Currency } from "#lib/values/currencies.ts";
import type { Day } from "#lib/values/day.ts";
import type { OrganisationId } from "#lib/values/ids.ts";
import { numberCountries } from "#lib/values/number-countries.ts";
import { startingNumberPrice } from "./starting-tiers.ts";

/** What numbers cost in this currency to begin with; a country that has prices in it already, the operator's among them, keeps those. */
export async function addStartingNumberPrices(
  tx: Tx,
  orgId: OrganisationId,
  currency: Currency,
  startsOn: Day,
): Promise<void> {
  const priced = await tx
    .selectDistinct({ country: numberPrices.country })
    .from(numberPrices)
    .where(and(eq(numberPrices.orgId, orgId), eq(numberPrices.currency, currency)));
  const unpriced = numberCountries.filter((country) => !priced.some((each) => each.country === country));
  if (unpriced.length === 0) return;

  const monthlyPrice = startingNumberPrice(currency);
  await tx
    .insert(numberPrices)
    .values(unpriced.map((country) => ({ orgId, currency, country, startsOn, monthlyPrice })));
}
