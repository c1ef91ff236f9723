import { and, asc, eq, isNull, sql } from "drizzle-orm";
import {
  billingTerms,
  numberPrices,
  numbers,
  organisations,
  seats,
  tierPrices,
  tiers,
} from "#db/schema/index.ts";
import { statement } from "#db/statement.ts";
import type { Tx } from "#db/tx.ts";
import { addDays, type Day, dayIn, type Instant } from "#lib/values/day.ts";
import type { OrganisationId, TierId } from "#lib/values/ids.ts";
import { lastBillDate, nextBillDate, type Schedule } from "./period-rules.ts";
import type { BillingState, PricedCountry, PricedTier } from "./quote-rules.ts";

/** How the organisation stands with its bills on a day of its own calendar. Under its lock the answer stays true. */
export async function readBilling(tx: Tx, orgId: OrganisationId, today: Day): Promise<BillingState> {
  const [schedule, { currency, ...contract }, tiers, numberPrices] = await Promise.all([
    readSchedule(tx, orgId),
    readContract(tx, orgId),
    readTiers(tx, orgId),
    readNumberPrices(tx, orgId),
  ]);
  const billDate = nextBillDate(schedule, today);
  const [seats, numbers] = await Promise.all([
    countSeatsAt(tx, orgId, billDate),
    countNumbersAt(tx, orgId, billDate),
  ]);
  return { today, currency, schedule, contract, tiers, numberPrices, atNextBill: { seats, numbers } };
}

async function readContract(tx: Tx, orgId: OrganisationId) {
  const [organisation] = await contractOf(tx, { orgId });
  if (!organisation) throw new Error("no such organisation");
  return organisation;
}

const ofOrganisation = sql.placeholder("orgId");

const contractOf = statement((tx) =>
  tx
    .select({
      currency: organisations.currency,
      start: organisations.contractStart,
      end: organisations.contractEnd,
    })
    .from(organisations)
    .where(eq(organisations.id, ofOrganisation)),
);

/**
 * The date on which the organisation is charged at `at`: today's where it is, but never one before the cycle that is charged
 * already. A replica whose clock is behind at midnight would otherwise add a seat for the last day of a cycle whose renewals
 * are written, and nobody would renew it.
 */
export async function billingDay(tx: Tx, orgId: OrganisationId, at: Instant): Promise<Day> {
  const schedule = await scheduleWithDue(tx, { orgId });
  const [organisation] = schedule;
  if (!organisation) throw new Error("no such organisation");
  const today = dayIn(organisation.timeZone, at);
  const charged = lastBillDate(schedule, addDays(organisation.nextDueOn, -1));
  if (charged > today) return charged;
  return today;
}

export function readSchedule(tx: Tx, orgId: OrganisationId): Promise<Schedule> {
  return scheduleOf(tx, { orgId });
}

const terms = {
  startsOn: billingTerms.startsOn,
  cycle: billingTerms.cycle,
  billDay: billingTerms.billDay,
};

const scheduleOf = statement((tx) =>
  tx
    .select(terms)
    .from(billingTerms)
    .where(eq(billingTerms.orgId, ofOrganisation))
    .orderBy(asc(billingTerms.startsOn)),
);

const scheduleWithDue = statement((tx) =>
  tx
    .select({ ...terms, timeZone: organisations.timeZone, nextDueOn: organisations.nextDueOn })
    .from(billingTerms)
    .innerJoin(organisations, eq(organisations.id, billingTerms.orgId))
    .where(eq(billingTerms.orgId, ofOrganisation))
    .orderBy(asc(billingTerms.startsOn)),
);

/** The catalogue in its order, each tier with all its prices. */
export async function readTiers(tx: Tx, orgId: OrganisationId): Promise<PricedTier[]> {
  const rows = await tiersOf(tx, { orgId });
  const byTier = new Map<TierId, PricedTier>();
  for (const { startsOn, monthlyPrice, ...tier } of rows) {
    const prices = byTier.get(tier.id)?.prices ?? [];
    byTier.set(tier.id, { ...tier, prices: [...prices, { startsOn, monthlyPrice }] });
  }
  return [...byTier.values()];
}

const tiersOf = statement((tx) =>
  tx
    .select({
      id: tiers.id,
      name: tiers.name,
      isOffered: tiers.isOffered,
      hasSms: tiers.hasSms,
      hasCallRecording: tiers.hasCallRecording,
      hasConnectionBoost: tiers.hasConnectionBoost,
      startsOn: tierPrices.startsOn,
      monthlyPrice: tierPrices.monthlyPrice,
    })
    .from(tiers)
    .innerJoin(tierPrices, and(eq(tierPrices.orgId, tiers.orgId), eq(tierPrices.tierId, tiers.id)))
    .where(eq(tiers.orgId, ofOrganisation))
    .orderBy(asc(tiers.position), asc(tierPrices.startsOn)),
);

/** What numbers cost in the organisation's currency, by country, each with all its prices. */
export async function readNumberPrices(tx: Tx, orgId: OrganisationId): Promise<PricedCountry[]> {
  const rows = await numberPricesOf(tx, { orgId });
  const byCountry = new Map<string, PricedCountry>();
  for (const { country, ...price } of rows) {
    byCountry.set(country, { country, prices: [...(byCountry.get(country)?.prices ?? []), price] });
  }
  return [...byCountry.values()];
}

const numberPricesOf = statement((tx) =>
  tx
    .select({
      country: numberPrices.country,
      startsOn: numberPrices.startsOn,
      monthlyPrice: numberPrices.monthlyPrice,
    })
    .from(numberPrices)
    .innerJoin(
      organisations,
      and(eq(organisations.id, numberPrices.orgId), eq(organisations.currency, numberPrices.currency)),
    )
    .where(eq(numberPrices.orgId, ofOrganisation))
    .orderBy(asc(numberPrices.startsOn)),
);

/** The tier that a seat has on a bill date: a cheaper one may be planned until then. */
const tierAt = (day: Day) =>
  sql<TierId>`case when ${seats.nextTierOn} <= ${day} then ${seats.nextTierId} else ${seats.tierId} end`;

/** How many seats a bill date will find, by the tier that they will have then. */
async function countSeatsAt(tx: Tx, orgId: OrganisationId, billDate: Day): Promise<Map<TierId, number>> {
  const tier = tierAt(billDate);
  const rows = await tx
    .select({ tierId: tier, count: sql<number>`count(*)::int` })
    .from(seats)
    .where(
      and(
        eq(seats.orgId, orgId),
        isNull(seats.releasedAt),
        sql`(${seats.releaseOn} is null or ${seats.releaseOn} > ${billDate})`,
      ),
    )
    .groupBy(sql`1`);
  return new Map(rows.map(({ tierId, count }) => [tierId, count]));
}

/** How many numbers a bill date will renew, by country. */
async function countNumbersAt(tx: Tx, orgId: OrganisationId, billDate: Day): Promise<Map<string, number>> {
  const rows = await tx
    .select({ country: numbers.country, count: sql<number>`count(*)::int` })
    .from(numbers)
    .where(
      and(
        eq(numbers.orgId, orgId),
        eq(numbers.state, "bought"),
        sql`(${numbers.releaseOn} is null or ${numbers.releaseOn} > ${billDate})`,
      ),
    )
    .groupBy(numbers.country);
  return new Map(rows.map(({ country, count }) => [country, count]));
}
