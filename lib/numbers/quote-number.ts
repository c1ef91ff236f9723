import { and, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numberHolds } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { countryOf, type Effect, priceOn, type Quote, quoteOf } from "#lib/billing/quote-rules.ts";
import { billingDay, readBilling } from "#lib/billing/read-billing.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";

/** What buying a number that the actor has selected costs; null when it is not selected any more. */
export function quoteNumber(actor: Actor, number: PhoneNumber, at: Instant): Promise<Quote | null> {
  requirePermission(actor, "numbers.buy");
  return read(actor, async (tx) => {
    const today = await billingDay(tx, actor.orgId, at);
    const effect = await effectOfHeld(tx, number, today);
    return effect && quoteOf(await readBilling(tx, actor.orgId, today), [effect]);
  });
}

/** What buying it does to the bill, by today's price list. Whether its ten minutes are over is for the verb. */
export async function effectOfHeld(tx: ActorTx, number: PhoneNumber, today: Day): Promise<Effect | null> {
  const { orgId, agentId } = tx.actor;
  const [held] = await tx
    .select({ country: numberHolds.country })
    .from(numberHolds)
    .where(
      and(eq(numberHolds.orgId, orgId), eq(numberHolds.agentId, agentId), eq(numberHolds.number, number)),
    );
  if (!held) return null;
  const { country } = held;
  const monthlyPrice = priceOn(countryOf(await readBilling(tx, orgId, today), country), today);
  return { kind: "number-bought", number, country, monthlyPrice };
}
