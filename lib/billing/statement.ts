import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type ActorTx, read } from "#db/client.ts";
import { charges, numbers, tiers } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type Day, dayIn, type Instant } from "#lib/values/day.ts";
import { minorUnits } from "#lib/values/money.ts";
import { onlyNumber } from "./charged-lines.ts";
import type { Period } from "./period-rules.ts";
import { sumOf } from "./quote-rules.ts";
import { readSchedule } from "./read-billing.ts";
import { periodBefore, statementPeriodOf } from "./statement-rules.ts";

export type Statement = NonNullable<Awaited<ReturnType<typeof readStatement>>>;

/**
 * What was charged within the cycle that holds `day` (today's, when null), by day; equal charges of several seats are one line.
 * `previous` and `next` are the neighbouring cycles' first days. Null for a day before the first cycle or after today's. For admins.
 */
export function readStatement(actor: Actor, day: Day | null, at: Instant) {
  requirePermission(actor, "billing.see");
  const today = dayIn(actor.organisation.timeZone, at);
  return read(actor, async (tx) => {
    const schedule = await readSchedule(tx, actor.orgId);
    const period = statementPeriodOf(schedule, day ?? today);
    const isCurrent = today < period.until;
    const first = schedule[0] && statementPeriodOf(schedule, schedule[0].startsOn);
    if (today < period.from || (first && (day ?? today) < first.from)) return null;

    const lines = await linesOf(tx, period);
    return {
      period,
      isCurrent,
      previous: periodBefore(schedule, period)?.from ?? null,
      next: isCurrent ? null : period.until,
      lines,
      total: sumOf(lines.map((line) => line.amount)),
    };
  });
}

async function linesOf(tx: ActorTx, { from, until }: Period) {
  const left = alias(tiers, "left_tier");
  const line = {
    chargedOn: charges.chargedOn,
    kind: charges.kind,
    tier: tiers.name,
    fromTier: left.name,
    country: numbers.country,
    coversFrom: charges.coversFrom,
    coversUntil: charges.coversUntil,
    days: charges.days,
    ofDays: charges.ofDays,
    months: charges.months,
    each: charges.amount,
  };
  const rows = await tx
    .select({ ...line, number: onlyNumber, count: sql<number>`count(*)::int` })
    .from(charges)
    .leftJoin(tiers, and(eq(tiers.orgId, charges.orgId), eq(tiers.id, charges.tierId)))
    .leftJoin(numbers, and(eq(numbers.orgId, charges.orgId), eq(numbers.id, charges.numberId)))
    .leftJoin(left, and(eq(left.orgId, charges.orgId), eq(left.id, charges.fromTierId)))
    .where(and(eq(charges.orgId, tx.actor.orgId), gte(charges.chargedOn, from), lt(charges.chargedOn, until)))
    .groupBy(...Object.values(line))
    .orderBy(asc(charges.chargedOn), asc(tiers.name), asc(charges.kind), asc(charges.coversFrom));
  return rows.map((row) => ({ ...row, amount: minorUnits(row.each * BigInt(row.count)) }));
}
