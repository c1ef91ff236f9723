import { and, eq } from "drizzle-orm";
import type { ActorTx } from "#db/client.ts";
import { seats } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { chargeSeats } from "#lib/billing/charge-seats.ts";
import { linesOfQuote } from "#lib/billing/charged-lines.ts";
import { postCharged } from "#lib/billing/post-charged.ts";
import { type BillingState, tierOf } from "#lib/billing/quote-rules.ts";
import { readBilling } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type LockedSeat, lockSeat } from "./lock-seat.ts";
import type { SeatRefusal } from "./rules.ts";
import type { ChangeTier } from "./schema.ts";
import { quoteTierChange, refusalOfTierPin, tierChangeOf } from "./tier-rules.ts";

/** `on` is when the seat has the tier: today, or the bill date of a downgrade. */
export interface TierChanged {
  seatId: SeatId;
  kind: Change["kind"];
  tier: string;
  on: Day;
}

/**
 * Gives a seat another tier. A dearer one at once and for good, charged with the difference; a cheaper one from a bill date,
 * under the contract rule; the tier it has again, which undoes what was planned. Source: product.md, "Money".
 */
export async function changeTier(
  actor: Actor,
  input: ChangeTier,
  at: Instant,
): Promise<Outcome<TierChanged, SeatRefusal | "form-already-used">> {
  return changeSeats<TierChanged, SeatRefusal>(actor, "seats.charge", input, at, async (tx, today) => {
    const { orgId } = tx.actor;
    const seat = await lockSeat(tx, input.seatId);
    if (!seat) return refused("seat-not-there");
    const billing = await readBilling(tx, orgId, today);
    const change = tierChangeOf(billing, seat, input.tierId);
    if (!change.ok) return refused(change.refusal);
    const quote = quoteTierChange(billing, change);
    const unseen = refusalOfTierPin([change.effect], quote, input.quote);
    if (unseen) return refused(unseen);

    await applyTierChange(tx, billing, seat, change.effect, at);
    await postCharged(tx, orgId, { chargedOn: today, by: tx.actor.name, lines: linesOfQuote(quote) });
    const { name: tier } = tierOf(billing, input.tierId);
    return done({ seatId: seat.id, kind: change.effect.kind, tier, on: change.on });
  });
}

type Change = Extract<ReturnType<typeof tierChangeOf>, { ok: true }>["effect"];
type Of<Kind extends Change["kind"]> = Extract<Change, { kind: Kind }>;

/** Writes one seat's change, and charges it where it costs; the mail that tells of the charge is the verb's. */
export async function applyTierChange(
  tx: ActorTx,
  billing: BillingState,
  seat: LockedSeat,
  effect: Change,
  at: Instant,
): Promise<void> {
  if (effect.kind === "upgraded") await upgrade(tx, billing, seat, effect, at);
  else if (effect.kind === "downgraded") await planTier(tx, billing, seat, effect);
  else await undoPlan(tx, seat);
}

async function upgrade(
  tx: ActorTx,
  billing: BillingState,
  seat: LockedSeat,
  { fromTierId, toTierId }: Of<"upgraded">,
  at: Instant,
): Promise<void> {
  await set(tx, seat, { tierId: toTierId, nextTierId: null, nextTierOn: null, boost: null, boostAt: null });
  const charged = [{ seatId: seat.id, agentId: seat.occupantId }];
  await chargeSeats(tx, billing, { seats: charged, tierId: toTierId, fromTierId }, at);
  await note(tx, "seat.upgraded", seat, { tier: tierOf(billing, toTierId).name });
}

async function planTier(
  tx: ActorTx,
  billing: BillingState,
  seat: LockedSeat,
  { toTierId, on }: Of<"downgraded">,
): Promise<void> {
  await set(tx, seat, { nextTierId: toTierId, nextTierOn: on });
  await note(tx, "seat.downgrade-planned", seat, { tier: tierOf(billing, toTierId).name, on });
}

async function undoPlan(tx: ActorTx, seat: LockedSeat): Promise<void> {
  await set(tx, seat, { nextTierId: null, nextTierOn: null });
  await note(tx, "seat.downgrade-undone", seat, {});
}

async function set(
  tx: ActorTx,
  { orgId, id }: LockedSeat,
  values: Partial<typeof seats.$inferInsert>,
): Promise<void> {
  await tx
    .update(seats)
    .set(values)
    .where(and(eq(seats.orgId, orgId), eq(seats.id, id)));
}

async function note(
  tx: ActorTx,
  action: "seat.upgraded" | "seat.downgrade-planned" | "seat.downgrade-undone",
  { orgId, id, occupantId }: LockedSeat,
  details: { tier?: string; on?: Day },
): Promise<void> {
  await record(tx, {
    orgId,
    actorId: tx.actor.agentId,
    action,
    ...(occupantId && { agentId: occupantId }),
    details: { seat: id, ...details },
  });
}
