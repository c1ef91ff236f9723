import { and, eq, isNull } from "drizzle-orm";
import { read } from "#db/client.ts";
import { seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { CallerIdChoice, SeatChoice } from "#lib/agents/schema.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { effectOfHeld } from "#lib/numbers/quote-number.ts";
import type { SeatRefusal } from "#lib/seats/rules.ts";
import { quoteTierChange, tierChangeOf } from "#lib/seats/tier-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { SeatId, TierId } from "#lib/values/ids.ts";
import { effectsOfKeeping } from "./planned-seat-rules.ts";
import { type Effect, type Quote, quoteOf } from "./quote-rules.ts";
import { billingDay, readBilling } from "./read-billing.ts";
import { readSeatsOfTiers } from "./read-seats.ts";
import { effectsOfPlan, type NoPlan, planSeatCounts, type SeatCountsPlan } from "./seat-count-rules.ts";

/**
 * What Add Agent would be charged for this choice, with a number that is bought with it; null when the seat or tier is not to be had
 * any more.
 */
export function quoteSeatChoice(
  actor: Actor,
  choice: SeatChoice,
  at: Instant,
  callerId: CallerIdChoice | null | undefined = null,
): Promise<Quote | null> {
  return quoting(actor, at, async (tx, today) => {
    const billing = await readBilling(tx, actor.orgId, today);
    if (choice.kind === "none") return quoteOf(billing, []);
    const bought = callerId?.kind === "held" ? await effectOfHeld(tx, callerId.number, today) : null;
    const number = bought ? [bought] : [];
    if (choice.kind === "new") {
      const tier = billing.tiers.find(({ id }) => id === choice.tierId);
      const added: Effect = { kind: "added", tierId: choice.tierId, count: 1 };
      return tier?.isOffered ? quoteOf(billing, [added, ...number]) : null;
    }
    const seat = await findSeat(tx, choice.seatId);
    return seat && quoteOf(billing, [...effectsOfKeeping({ ...seat, seatId: seat.id }), ...number]);
  });
}

/** What the sliders would be charged, with what they come to; or why they cannot be set so. */
export function quoteSeatCounts(
  actor: Actor,
  wanted: ReadonlyMap<TierId, number>,
  at: Instant,
): Promise<{ plan: SeatCountsPlan; quote: Quote } | NoPlan> {
  return quoting(actor, at, async (tx, today) => {
    const billing = await readBilling(tx, actor.orgId, today);
    const plan = planSeatCounts(billing, await readSeatsOfTiers(tx), wanted);
    return plan.ok ? { plan, quote: quoteOf(billing, effectsOfPlan(plan)) } : plan;
  });
}

/** What it costs to give a seat this tier, and from when it has it; or why it cannot be. */
export function quoteTier(
  actor: Actor,
  seatId: SeatId,
  tierId: TierId,
  at: Instant,
): Promise<{ ok: true; quote: Quote; on: Day; isUpgrade: boolean } | { ok: false; refusal: SeatRefusal }> {
  return quoting(actor, at, async (tx, today) => {
    const seat = await findSeat(tx, seatId);
    if (!seat) return { ok: false, refusal: "seat-not-there" };
    const billing = await readBilling(tx, actor.orgId, today);
    const change = tierChangeOf(billing, seat, tierId);
    if (!change.ok) return change;
    const isUpgrade = change.effect.kind === "upgraded";
    return { ok: true, quote: quoteTierChange(billing, change), on: change.on, isUpgrade };
  });
}

/** What keeping a seat from its planned release adds to the bills; null when it is not planned. */
export function quoteKeeping(actor: Actor, seatId: SeatId, at: Instant): Promise<Quote | null> {
  return quoting(actor, at, async (tx, today) => {
    const seat = await findSeat(tx, seatId);
    return seat?.releaseOn
      ? quoteOf(await readBilling(tx, actor.orgId, today), effectsOfKeeping({ ...seat, seatId }))
      : null;
  });
}

function quoting<Result>(
  actor: Actor,
  at: Instant,
  look: (tx: ActorTx, today: Day) => Promise<Result>,
): Promise<Result> {
  requirePermission(actor, "prices.see");
  return read(actor, async (tx) => look(tx, await billingDay(tx, actor.orgId, at)));
}

type Seat = typeof seats.$inferSelect;

async function findSeat(tx: ActorTx, seatId: SeatId): Promise<Seat | null> {
  const [seat] = await tx
    .select()
    .from(seats)
    .where(and(eq(seats.orgId, tx.actor.orgId), eq(seats.id, seatId), isNull(seats.releasedAt)));
  return seat ?? null;
}
