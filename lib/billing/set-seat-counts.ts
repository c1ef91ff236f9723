import type { ActorTx } from "#db/client.ts";
import { record } from "#lib/audit/record.ts";
import { keepFromRelease } from "#lib/seats/keep-seat.ts";
import { makeSeats } from "#lib/seats/make-seats.ts";
import { planRelease } from "#lib/seats/release-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { changeSeats } from "./change-seats.ts";
import { chargeSeats } from "./charge-seats.ts";
import { linesOfQuote } from "./charged-lines.ts";
import { postCharged } from "./post-charged.ts";
import { type BillingState, quoteOf, refusalOfPin } from "./quote-rules.ts";
import { readBilling } from "./read-billing.ts";
import { readSeatsOfTiers } from "./read-seats.ts";
import { type SetSeatCounts, seatCountsIn } from "./schema.ts";
import {
  effectsOfPlan,
  planSeatCounts,
  refusalOfReleases,
  type SeatCountsPlan,
  type SeatCountsRefusal,
} from "./seat-count-rules.ts";

/** How many seats were made, kept from release, and planned to go on which bill date. */
export interface SeatCountsSet {
  added: number;
  kept: number;
  released: number;
  releasedOn: Day | null;
}

/**
 * `Apply Changes` of the sliders: makes, keeps and releases vacant seats, once the quote was seen, which names what is released.
 * Refusals: {@link SeatCountsRefusal}.
 */
export async function setSeatCounts(
  actor: Actor,
  input: SetSeatCounts,
  at: Instant,
): Promise<Outcome<SeatCountsSet, SeatCountsRefusal | "form-already-used">> {
  return changeSeats<SeatCountsSet, SeatCountsRefusal>(
    actor,
    "seats.charge",
    input,
    at,
    async (tx, today) => {
      const { orgId } = tx.actor;
      const billing = await readBilling(tx, orgId, today);
      const plan = planSeatCounts(billing, await readSeatsOfTiers(tx), seatCountsIn(input) ?? new Map());
      if (!plan.ok) return refused(plan.refusal);
      const quote = quoteOf(billing, effectsOfPlan(plan));
      const unseen = refusalOfPin(quote, input.quote) ?? refusalOfReleases(plan, quote, input.quote);
      if (unseen) return refused(unseen);

      if (!(await makeAndCharge(tx, billing, plan, at))) return refused("extensions-used-up");
      if (plan.kept.length > 0) {
        await keepFromRelease(
          tx,
          plan.kept.map((seat) => seat.seatId),
        );
      }
      const releasedOn = plan.released[0]?.on ?? null;
      if (releasedOn) {
        await planRelease(
          tx,
          releasedOn,
          plan.released.map((seat) => seat.seatId),
        );
      }
      await postCharged(tx, orgId, { chargedOn: today, by: tx.actor.name, lines: linesOfQuote(quote) });

      const set = {
        added: plan.added.reduce((sum, { count }) => sum + count, 0),
        kept: plan.kept.length,
        released: plan.released.length,
        releasedOn,
      };
      await record(tx, {
        orgId,
        actorId: tx.actor.agentId,
        action: "seats.applied",
        details: { added: set.added, kept: set.kept, released: set.released },
      });
      return done(set);
    },
  );
}

/** False when there are no numbers left for the extensions of so many seats. */
async function makeAndCharge(
  tx: ActorTx,
  billing: BillingState,
  { added }: SeatCountsPlan,
  at: Instant,
): Promise<boolean> {
  for (const { tierId, count } of added) {
    const made = await makeSeats(tx, tierId, count, at);
    if (!made) return false;
    const seats = made.map((seatId) => ({ seatId, agentId: null }));
    await chargeSeats(tx, billing, { seats, tierId, fromTierId: null }, at);
  }
  return true;
}
