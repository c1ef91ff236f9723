import { eq, sql } from "drizzle-orm";
import { charges, organisations, owedCharges } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { Instant } from "#lib/values/day.ts";
import { type AgentId, type NumberId, newId, type OrganisationId } from "#lib/values/ids.ts";
import type { MinorUnits } from "#lib/values/money.ts";
import { type Instalment, instalmentsFrom } from "./charge-rules.ts";
import { linesOfQuote } from "./charged-lines.ts";
import { postCharged } from "./post-charged.ts";
import { type BillingState, quoteOf } from "./quote-rules.ts";

export interface BoughtNumber {
  id: NumberId;
  number: string;
  country: string;
  /** What whoever bought it saw, in minor units a month. */
  monthlyPrice: MinorUnits;
  /** Who holds the seat that it belongs to; null for nobody's. */
  agentId: AgentId | null;
  /** Who asked for it. */
  by: { id: AgentId; name: string };
}

/**
 * Charges a number from `billing.today` on, which is the day on which the carrier confirmed it, and tells the admins: the first
 * instalment goes into the ledger, the second is owed from now. Under the organisation's lock, with what was due before already
 * written. Source: product.md, "Money".
 */
export async function chargeNumber(
  tx: Tx,
  orgId: OrganisationId,
  billing: BillingState,
  bought: BoughtNumber,
  at: Instant,
): Promise<void> {
  const { today, currency, schedule } = billing;
  const { id: numberId, monthlyPrice, agentId, by } = bought;
  const row = ({ from, until, days, ofDays, months, amount }: Instalment) => ({
    orgId,
    id: newId<"charges">(),
    numberId,
    coversFrom: from,
    coversUntil: until,
    days,
    ofDays,
    months,
    monthlyPrice,
    amount,
    actorId: by.id,
    createdAt: at,
  });
  const [first, second] = instalmentsFrom(schedule, today, monthlyPrice);
  if (first) {
    await tx
      .insert(charges)
      .values({ ...row(first), kind: "number-added", chargedOn: today, currency, agentId });
  }
  if (second) {
    await tx.insert(owedCharges).values({ ...row(second), kind: "number-added-rest", dueOn: second.dueOn });
    await tx
      .update(organisations)
      .set({ nextDueOn: sql`least(${organisations.nextDueOn}, ${second.dueOn}::date)` })
      .where(eq(organisations.id, orgId));
  }
  const quote = quoteOf(billing, [{ kind: "number-bought", ...bought }]);
  await postCharged(tx, orgId, { chargedOn: today, by: by.name, lines: linesOfQuote(quote) });
}
