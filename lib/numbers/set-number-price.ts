import { eq } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { numberPrices, organisations } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { priceInMinorUnits, type TypedPrice } from "#lib/billing/price-rules.ts";
import { countryOf, priceOn } from "#lib/billing/quote-rules.ts";
import { billingDay, readNumberPrices } from "#lib/billing/read-billing.ts";
import { writeDueCharges } from "#lib/billing/write-due-charges.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { OrganisationId } from "#lib/values/ids.ts";
import { decimalOf } from "#lib/values/money.ts";
import type { NumberCountry } from "#lib/values/number-countries.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";

export interface NumberPrice {
  orgId: OrganisationId;
  country: NumberCountry;
  price: TypedPrice;
  startsOn: Day;
}

/** What numbers of a country cost an organisation a month from a day on, today or later: for the operator's `npm run numbers:price`. */
export async function setNumberPrice(
  { orgId, country, price, startsOn }: NumberPrice,
  at: Instant,
): Promise<Outcome<null, "organisation-not-there" | "price-decimals" | "price-in-the-past">> {
  type Answer = Outcome<null, "organisation-not-there" | "price-decimals" | "price-in-the-past">;
  return asSystem<Answer>("price numbers", async (tx) => {
    await lockOrganisation(tx, orgId);
    const [organisation] = await tx
      .select({ currency: organisations.currency })
      .from(organisations)
      .where(eq(organisations.id, orgId));
    if (!organisation) return refused("organisation-not-there");
    const monthlyPrice = priceInMinorUnits(price, organisation.currency);
    if (monthlyPrice === null) return refused("price-decimals");
    await writeDueCharges(tx, orgId, at);
    if (startsOn < (await billingDay(tx, orgId, at))) return refused("price-in-the-past");

    const before = priceOn(countryOf({ numberPrices: await readNumberPrices(tx, orgId) }, country), startsOn);
    await tx
      .insert(numberPrices)
      .values({ orgId, country, startsOn, monthlyPrice })
      .onConflictDoUpdate({
        target: [numberPrices.orgId, numberPrices.country, numberPrices.startsOn],
        set: { monthlyPrice },
      });
    const said = (amount: typeof before) =>
      `${decimalOf(amount, organisation.currency)} ${organisation.currency}`;
    const details = { country, price: said(monthlyPrice), priceBefore: said(before), startsOn };
    await record(tx, { orgId, actorId: null, action: "number.price-changed", details });
    return done(null);
  });
}

/** Every organisation, for an operator who prices them alike. */
export async function organisationIds(): Promise<OrganisationId[]> {
  const rows = await asSystem("list organisations", (tx) =>
    tx.select({ id: organisations.id }).from(organisations),
  );
  return rows.map(({ id }) => id);
}
