import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { charges, tiers } from "#db/schema/index.ts";
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

/** What the ledger has for a day, equal charges of several seats as one line. */
export async function linesOfDay(tx: Tx, orgId: OrganisationId, day: Day): Promise<ChargedLine[]> {
  const left = alias(tiers, "left_tier");
  const line = {
    isUpgrade: sql<boolean>`${charges.kind} in ('upgrade', 'upgrade-rest')`.as("is_upgrade"),
    tier: tiers.name,
    fromTier: left.name,
    from: charges.coversFrom,
    until: charges.coversUntil,
    days: charges.days,
    ofDays: charges.ofDays,
    months: charges.months,
    amount: charges.amount,
  };
  const rows = await tx
    .select({ ...line, count: sql<number>`count(*)::int` })
    .from(charges)
    .innerJoin(tiers, and(eq(tiers.orgId, charges.orgId), eq(tiers.id, charges.tierId)))
    .leftJoin(left, and(eq(left.orgId, charges.orgId), eq(left.id, charges.fromTierId)))
    .where(and(eq(charges.orgId, orgId), eq(charges.chargedOn, day)))
    .groupBy(sql`1, 2, 3, 4, 5, 6, 7, 8, 9`)
    .orderBy(tiers.name, charges.coversFrom);
  return rows.map(({ isUpgrade, amount: each, count, ...rest }) => ({
    ...rest,
    what: isUpgrade ? "upgrade" : "seat",
    count,
    dueOn: day,
    each: each.toString(),
    amount: (each * BigInt(count)).toString(),
  }));
}
