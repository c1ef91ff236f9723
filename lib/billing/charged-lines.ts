import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { charges, numbers, tiers } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { ChargedLine } from "#lib/values/charged-line.ts";
import type { Day } from "#lib/values/day.ts";
import type { OrganisationId } from "#lib/values/ids.ts";
import type { Quote } from "./quote-rules.ts";

/** The lines of a quote as plain JSON. */
export function linesOfQuote({ lines }: Quote): ChargedLine[] {
  return lines.map(({ tierId: _, each, amount, ...line }) => ({
    ...line,
    each: each.toString(),
    amount: amount.toString(),
  }));
}

/** What the ledger has for a day, equal charges of several seats, or of numbers of a country, as one line. */
export async function linesOfDay(tx: Tx, orgId: OrganisationId, day: Day): Promise<ChargedLine[]> {
  const left = alias(tiers, "left_tier");
  const line = {
    isUpgrade: sql<boolean>`${charges.kind} in ('upgrade', 'upgrade-rest')`.as("is_upgrade"),
    tier: tiers.name,
    fromTier: left.name,
    country: numbers.country,
    from: charges.coversFrom,
    until: charges.coversUntil,
    days: charges.days,
    ofDays: charges.ofDays,
    months: charges.months,
    amount: charges.amount,
  };
  const rows = await tx
    .select({ ...line, number: onlyNumber, count: sql<number>`count(*)::int` })
    .from(charges)
    .leftJoin(tiers, and(eq(tiers.orgId, charges.orgId), eq(tiers.id, charges.tierId)))
    .leftJoin(left, and(eq(left.orgId, charges.orgId), eq(left.id, charges.fromTierId)))
    .leftJoin(numbers, and(eq(numbers.orgId, charges.orgId), eq(numbers.id, charges.numberId)))
    .where(and(eq(charges.orgId, orgId), eq(charges.chargedOn, day)))
    .groupBy(sql`1, 2, 3, 4, 5, 6, 7, 8, 9, 10`)
    .orderBy(tiers.name, numbers.country, charges.coversFrom);
  return rows.map(({ isUpgrade, tier, fromTier, country, number, amount: each, count, ...rest }) => ({
    ...rest,
    ...(country === null
      ? { what: isUpgrade ? "upgrade" : "seat", tier: tier ?? "", fromTier }
      : { what: "number", country, number }),
    count,
    dueOn: day,
    each: each.toString(),
    amount: (each * BigInt(count)).toString(),
  }));
}

/** The number that a line of equal charges is for, where it is a single one. */
export const onlyNumber = sql<string | null>`case when count(*) = 1 then min(${numbers.number}) end`;
