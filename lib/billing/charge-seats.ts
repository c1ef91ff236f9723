import { eq, sql } from "drizzle-orm";
import { charges, organisations, owedCharges } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { Instant } from "#lib/values/day.ts";
import { type AgentId, newId, type SeatId, type TierId } from "#lib/values/ids.ts";
import { type ChargeKind, instalmentsFrom } from "./charge-rules.ts";
import { type BillingState, priceDifference, priceOn, tierOf } from "./quote-rules.ts";

export interface Charged {
  seats: readonly { seatId: SeatId; agentId: AgentId | null }[];
  tierId: TierId;
  /** The tier that an upgrade leaves; null for new seats. */
  fromTierId: TierId | null;
}

const rowsAtOnce = 500;

/**
 * Charges seats from today on, in the actor's name: the first instalment goes into the ledger, the second is owed from now. What
 * was due before is already written, and the quote of the same state was seen. No rows where a tier costs no more.
 */
export async function chargeSeats(
  tx: ActorTx,
  billing: BillingState,
  { seats, tierId, fromTierId }: Charged,
  at: Instant,
): Promise<void> {
  const { orgId } = tx.actor;
  const monthlyPrice = fromTierId
    ? priceDifference(billing, { fromTierId, toTierId: tierId })
    : priceOn(tierOf(billing, tierId), billing.today);
  if (monthlyPrice === 0n) return;

  const [first, second] = instalmentsFrom(billing.schedule, billing.today, monthlyPrice);
  const row = (
    { seatId }: Charged["seats"][number],
    instalment: NonNullable<typeof first>,
    kind: ChargeKind,
  ) => ({
    orgId,
    id: newId<"charges">(),
    seatId,
    kind,
    coversFrom: instalment.from,
    coversUntil: instalment.until,
    days: instalment.days,
    ofDays: instalment.ofDays,
    months: instalment.months,
    tierId,
    fromTierId,
    monthlyPrice,
    amount: instalment.amount,
    actorId: tx.actor.agentId,
    createdAt: at,
  });
  for (let i = 0; i < seats.length; i += rowsAtOnce) {
    const some = seats.slice(i, i + rowsAtOnce);
    if (first) {
      await tx.insert(charges).values(
        some.map((seat) => ({
          ...row(seat, first, fromTierId ? "upgrade" : "seat-added"),
          chargedOn: billing.today,
          currency: billing.currency,
          agentId: seat.agentId,
        })),
      );
    }
    if (second) {
      await tx.insert(owedCharges).values(
        some.map((seat) => ({
          ...row(seat, second, fromTierId ? "upgrade-rest" : "seat-added-rest"),
          dueOn: second.dueOn,
        })),
      );
    }
  }
  if (second) {
    await tx
      .update(organisations)
      .set({ nextDueOn: sql`least(${organisations.nextDueOn}, ${second.dueOn}::date)` })
      .where(eq(organisations.id, orgId));
  }
}
