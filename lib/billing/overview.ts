import { and, asc, desc, eq, gte, isNotNull, isNull, notExists, type SQL, sql } from "drizzle-orm";
import { type ActorTx, read } from "#db/client.ts";
import { charges, extensions, owedCharges, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { countByTier } from "#lib/seats/count-by-tier.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { SeatId, TierId } from "#lib/values/ids.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";
import { leavingOn } from "./contract-rules.ts";
import { renewalBill } from "./next-bill-rules.ts";
import { termsOn } from "./period-rules.ts";
import { effectsOfKeeping, type PlannedTier } from "./planned-seat-rules.ts";
import { type BillingState, priceOn, type Quote, quoteOf } from "./quote-rules.ts";
import { billingDay, readBilling } from "./read-billing.ts";
import { statementPeriodsUntil } from "./statement-rules.ts";
import { plannedTerms } from "./terms-rules.ts";

/** The figures of one tier; `seats` are all that are paid for, those due for release among the vacant ones. */
export interface TierFigures {
  id: TierId;
  name: string;
  isOffered: boolean;
  monthlyPrice: MinorUnits;
  /** The next price that is already fixed. */
  priceToCome: { monthlyPrice: MinorUnits; from: Day } | null;
  seats: number;
  inUse: number;
  vacant: number;
  heldByDeactivated: number;
  dueForRelease: number;
}

export interface ListedSeat extends PlannedTier {
  seatId: SeatId;
  tier: string;
  extension: string | null;
}

export type BillingOverview = Awaited<ReturnType<typeof billingOverview>>;

const mostListed = 50;
const periodsCharted = 6;

/**
 * All that /billing says about seats and bills at `at`: figures by tier (all that are sold, and others that have seats), planned
 * releases (the first 50, each with the quote of keeping it), vacant seats (the newest 50), the terms and those planned, what is
 * still to be charged, and what the last six cycles were charged. Amounts in minor units. For admins.
 */
export function billingOverview(actor: Actor, at: Instant) {
  requirePermission(actor, "billing.see");
  return read(actor, async (tx) => {
    const billing = await readBilling(tx, actor.orgId, await billingDay(tx, actor.orgId, at));
    const { today, schedule, contract, currency } = billing;
    const releases = await selectVacant(tx, isNotNull(seats.releaseOn), asc(seats.releaseOn));
    return {
      today,
      currency,
      terms: termsOn(schedule, today),
      planned: plannedTerms(schedule, today),
      contract,
      leaving: leavingOn(schedule, contract, today),
      tiers: await tierFigures(tx, billing),
      releases: releases.flatMap((seat) => withQuoteOfKeeping(billing, seat)),
      vacant: await selectVacant(tx, isNull(seats.releaseOn), desc(seats.id)),
      nextBill: renewalBill(billing),
      owed: await owedByDay(tx),
      periods: await chargedByPeriod(tx, billing),
    };
  });
}

/** One seat with its planned release and what keeping it comes to (null without one); null when it is not there. For admins. */
export function findRelease(actor: Actor, seatId: SeatId, at: Instant) {
  requirePermission(actor, "billing.see");
  return read(actor, async (tx) => {
    const [seat] = await selectSeats(tx, eq(seats.id, seatId));
    if (!seat) return null;
    const { releaseOn: on, ...rest } = seat;
    const billing = await readBilling(tx, actor.orgId, await billingDay(tx, actor.orgId, at));
    return { ...rest, on, keeping: on && quoteOf(billing, effectsOfKeeping(seat)) };
  });
}

/** By the seats' own rows; the sums are those of the seat counter. */
async function tierFigures(tx: ActorTx, { tiers: catalogue, today }: BillingState): Promise<TierFigures[]> {
  const counted = await countByTier(tx);
  const none = { seats: 0, inUse: 0, vacant: 0, heldByDeactivated: 0, dueForRelease: 0 };
  return catalogue.flatMap((tier) => {
    const found = counted.get(tier.id);
    if (!found && !tier.isOffered) return [];
    const later = tier.prices.find(({ startsOn }) => startsOn > today);
    return {
      id: tier.id,
      name: tier.name,
      isOffered: tier.isOffered,
      monthlyPrice: priceOn(tier, today),
      priceToCome: later ? { monthlyPrice: later.monthlyPrice, from: later.startsOn } : null,
      ...(found ?? none),
    };
  });
}

const isHolding = staysInNow(seats.orgId, seats.id);

function selectVacant(tx: ActorTx, which: SQL, order: SQL) {
  const held = tx.select({ id: seatOccupancies.id }).from(seatOccupancies).where(isHolding);
  return selectSeats(tx, and(which, notExists(held)))
    .orderBy(order, desc(seats.id))
    .limit(mostListed);
}

/** Those that are not released yet. */
function selectSeats(tx: ActorTx, which: SQL | undefined) {
  return tx
    .select({
      seatId: seats.id,
      tierId: seats.tierId,
      tier: tiers.name,
      extension: extensions.number,
      releaseOn: seats.releaseOn,
      nextTierId: seats.nextTierId,
      nextTierOn: seats.nextTierOn,
    })
    .from(seats)
    .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .where(and(eq(seats.orgId, tx.actor.orgId), isNull(seats.releasedAt), which))
    .$dynamic();
}

function withQuoteOfKeeping(
  billing: BillingState,
  { releaseOn: on, ...seat }: ListedSeat & { releaseOn: Day | null },
): (ListedSeat & { on: Day; keeping: Quote })[] {
  if (on === null) return [];
  return [{ ...seat, on, keeping: quoteOf(billing, effectsOfKeeping({ ...seat, releaseOn: on })) }];
}

/** Second charges that are fixed and not yet in the ledger, a sum for each day. */
async function owedByDay(tx: ActorTx): Promise<{ on: Day; amount: MinorUnits }[]> {
  const rows = await tx
    .select({ on: owedCharges.dueOn, amount: sql<string>`sum(${owedCharges.amount})` })
    .from(owedCharges)
    .where(and(eq(owedCharges.orgId, tx.actor.orgId), isNull(owedCharges.chargedAt)))
    .groupBy(owedCharges.dueOn)
    .orderBy(asc(owedCharges.dueOn));
  return rows.map(({ on, amount }) => ({ on, amount: minorUnits(BigInt(amount)) }));
}

async function chargedByPeriod(tx: ActorTx, { schedule, today }: BillingState) {
  const periods = statementPeriodsUntil(schedule, today, periodsCharted);
  const rows = await tx
    .select({ day: charges.chargedOn, amount: sql<string>`sum(${charges.amount})` })
    .from(charges)
    .where(and(eq(charges.orgId, tx.actor.orgId), gte(charges.chargedOn, periods[0]?.from ?? today)))
    .groupBy(charges.chargedOn);
  return periods.map((period) => {
    const within = rows.filter(({ day }) => period.from <= day && day < period.until);
    return { ...period, amount: minorUnits(within.reduce((sum, row) => sum + BigInt(row.amount), 0n)) };
  });
}
