import { and, eq, exists, inArray, notInArray, or } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { charges, numberPrices, numbers, organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
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

interface NumberPrice {
  country: NumberCountry;
  price: TypedPrice;
  startsOn: Day;
}

/** In the currency that was typed with it, or in the organisation's own. */
interface NumberPriceOfOne extends NumberPrice {
  orgId: OrganisationId;
  currency: string | null;
}

interface NumberPriceOfAll extends NumberPrice {
  currency: string;
}

export type NumberPriceRefusal =
  | "organisation-not-there"
  | "currency-differs"
  | "price-decimals"
  | "price-in-the-past"
  | "price-used-today";

type Priced = { orgId: OrganisationId; price: string };

/**
 * What numbers of a country cost an organisation a month from a day on, today or later: for the operator's `npm run numbers:price`.
 * Today's is replaced only as long as no number of the country was charged today, nor is being bought (`price-used-today`). Gives the price
 * as written, with its currency. Source: docs/decisions, "A price is a row from a day on".
 */
export async function setNumberPrice(
  wanted: NumberPriceOfOne,
  at: Instant,
): Promise<Outcome<Priced, NumberPriceRefusal>> {
  return asSystem<Outcome<Priced, NumberPriceRefusal>>("price numbers", (tx) => setPrice(tx, wanted, at));
}

/**
 * The same for every organisation that is billed in the currency, where one amount means the same; for all of them or, when one
 * refuses, for none.
 */
export async function setNumberPriceOfAll(
  wanted: NumberPriceOfAll,
  at: Instant,
): Promise<Outcome<Priced[], NumberPriceRefusal>> {
  return asSystem<Outcome<Priced[], NumberPriceRefusal>>("price numbers", async (tx, rollback) => {
    const billed = await tx
      .select({ orgId: organisations.id })
      .from(organisations)
      .where(eq(organisations.currency, wanted.currency))
      .orderBy(organisations.id);
    if (billed.length === 0) return refused("organisation-not-there");
    const priced: Priced[] = [];
    for (const { orgId } of billed) {
      const outcome = await setPrice(tx, { ...wanted, orgId }, at);
      if (outcome.ok) priced.push(outcome.value);
      // One that was given another currency since the list was read is no longer meant.
      else if (outcome.refusal !== "currency-differs") rollback(refused(outcome.refusal));
    }
    return done(priced);
  });
}

async function setPrice(
  tx: Tx,
  { orgId, country, price, currency, startsOn }: NumberPriceOfOne,
  at: Instant,
): Promise<Outcome<Priced, NumberPriceRefusal>> {
  await lockOrganisation(tx, orgId);
  const [organisation] = await tx
    .select({ currency: organisations.currency })
    .from(organisations)
    .where(eq(organisations.id, orgId));
  if (!organisation) return refused("organisation-not-there");
  if (currency !== null && currency !== organisation.currency) return refused("currency-differs");
  const monthlyPrice = priceInMinorUnits(price, organisation.currency);
  if (monthlyPrice === null) return refused("price-decimals");
  await writeDueCharges(tx, orgId, at);
  const today = await billingDay(tx, orgId, at);
  if (startsOn < today) return refused("price-in-the-past");
  if (startsOn === today && (await isUsed(tx, orgId, country, today))) return refused("price-used-today");

  const before = priceOn(countryOf({ numberPrices: await readNumberPrices(tx, orgId) }, country), startsOn);
  await tx
    .insert(numberPrices)
    .values({ orgId, currency: organisation.currency, country, startsOn, monthlyPrice })
    .onConflictDoUpdate({
      target: [numberPrices.orgId, numberPrices.currency, numberPrices.country, numberPrices.startsOn],
      set: { monthlyPrice },
    });
  const said = (amount: typeof before) =>
    `${decimalOf(amount, organisation.currency)} ${organisation.currency}`;
  const details = { country, price: said(monthlyPrice), priceBefore: said(before), startsOn };
  await record(tx, { orgId, actorId: null, action: "number.price-changed", details });
  return done({ orgId, price: details.price });
}

/** A second charge keeps the price of the first's day, and so does not count; what is being bought will be charged at what was shown. */
async function isUsed(tx: Tx, orgId: OrganisationId, country: NumberCountry, today: Day): Promise<boolean> {
  const isCharged = tx
    .select({ id: charges.id })
    .from(charges)
    .where(
      and(
        eq(charges.orgId, numbers.orgId),
        eq(charges.numberId, numbers.id),
        eq(charges.chargedOn, today),
        notInArray(charges.kind, ["number-added-rest", "number-renewal-rest"]),
      ),
    );
  const [any] = await tx
    .select({ id: numbers.id })
    .from(numbers)
    .where(
      and(
        eq(numbers.orgId, orgId),
        eq(numbers.country, country),
        or(inArray(numbers.state, ["requested", "unknown"]), exists(isCharged)),
      ),
    )
    .limit(1);
  return any !== undefined;
}
