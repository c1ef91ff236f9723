import type { ActorTx } from "#db/tx.ts";
import type { SeatChoice } from "#lib/agents/schema.ts";
import { may } from "#lib/auth/policy.ts";
import { chargeSeats } from "#lib/billing/charge-seats.ts";
import { linesOfQuote } from "#lib/billing/charged-lines.ts";
import { postCharged } from "#lib/billing/post-charged.ts";
import {
  type BillingState,
  type Quote,
  type QuoteRefusal,
  quoteOf,
  refusalOfPin,
} from "#lib/billing/quote-rules.ts";
import { readBilling } from "#lib/billing/read-billing.ts";
import { rotateSipSecret } from "#lib/extensions/rotate-sip-secret.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { keepFromRelease } from "./keep-seat.ts";
import type { ObtainRefusal } from "./rules.ts";
import { effectsOfTaking, type NewSeatDetails, type TakenSeat, takeSeat } from "./take-seat.ts";

export interface ObtainedSeat extends TakenSeat {
  /** What taking it does to the bill; null where it does nothing. */
  bill: { billing: BillingState; quote: Quote } | null;
}

/**
 * The seat that somebody is about to sit in, for whoever may pay where it costs: the vacant one, no longer due for release and
 * with another SIP secret, or a new one. The verb then begins the stay and calls {@link payForSeat}. Under the organisation's
 * lock, what is due already written. Source: product.md, "Money".
 */
export async function obtainSeat(
  tx: ActorTx,
  choice: Exclude<SeatChoice, { kind: "none" }>,
  details: NewSeatDetails,
  { today, at }: { today: Day; at: Instant },
): Promise<ObtainedSeat | { ok: false; refusal: ObtainRefusal }> {
  const { orgId } = tx.actor;
  const seat = await takeSeat(tx, choice, details, at);
  if (!seat.ok) return seat;
  const effects = effectsOfTaking(seat);
  if (effects.length > 0 && !may(tx.actor.role, "seats.charge"))
    return { ok: false, refusal: "seat-costs-money" };
  const billing = effects.length > 0 ? await readBilling(tx, orgId, today) : null;

  if (seat.releaseOn) await keepFromRelease(tx, [seat.seatId]);
  if (!seat.isNew) await rotateSipSecret(tx, seat.seatId);
  return { ...seat, bill: billing && { billing, quote: quoteOf(billing, effects) } };
}

/**
 * Charges what the seat costs and tells the admins. Refuses when that is not what the form's `pin` says was seen: asked last, so
 * that nobody confirms a charge for what is then refused for another reason.
 */
export async function payForSeat(
  tx: ActorTx,
  { bill, isNew, tierId, seatId }: ObtainedSeat,
  agentId: AgentId,
  pin: string | null,
  at: Instant,
): Promise<QuoteRefusal | null> {
  if (!bill) return null;
  const { billing, quote } = bill;
  const unseen = refusalOfPin(quote, pin);
  if (unseen || !isNew) return unseen;

  await chargeSeats(tx, billing, { seats: [{ seatId, agentId }], tierId, fromTierId: null }, at);
  await postCharged(tx, tx.actor.orgId, {
    chargedOn: billing.today,
    by: tx.actor.name,
    lines: linesOfQuote(quote),
  });
  return null;
}
