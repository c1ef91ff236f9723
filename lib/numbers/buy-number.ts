import { changeSeats } from "#lib/billing/change-seats.ts";
import { quoteOf, refusalOfPin } from "#lib/billing/quote-rules.ts";
import { readBilling } from "#lib/billing/read-billing.ts";
import type { Carrier } from "#lib/carrier/carrier.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { NumberId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { completePurchase } from "./complete-purchase.ts";
import { requestNumber } from "./request-number.ts";
import type { BuyRefusal, PurchaseOutcome, RequestRefusal } from "./rules.ts";
import type { BuyNumber } from "./schema.ts";

export interface Bought {
  numberId: NumberId;
  number: PhoneNumber;
  purchase: PurchaseOutcome;
}

/**
 * Buys a number that the actor holds: its row is written first, then the carrier is asked, outside any transaction, and what it says
 * is written and charged last. A process that dies in between leaves the rest to a job. Refusals: {@link BuyRefusal}; once the
 * carrier was asked there is none, and `purchase` says how it stands. Source: product.md, "Telephony", "Money".
 */
export async function buyNumber(
  actor: Actor,
  input: BuyNumber,
  { at, carrier, clock = realNow }: { at: Instant; carrier: Carrier; clock?: () => Instant },
): Promise<Outcome<Bought, BuyRefusal>> {
  const { number, owner } = input;
  const requested = await changeSeats<{ numberId: NumberId }, RequestRefusal>(
    actor,
    "numbers.buy",
    input,
    at,
    async (tx, today) => {
      const billing = await readBilling(tx, tx.actor.orgId, today);
      // A seat that gets a number shows it from then on (product.md, "Telephony").
      const wanted = { number, owner, becomesCallerId: owner?.kind === "seat" };
      const asked = await requestNumber(tx, wanted, billing, { at, moment: clock() });
      if (!asked.ok) return refused(asked.refusal);
      const unseen = refusalOfPin(quoteOf(billing, [asked.effect]), input.quote);
      return unseen ? refused(unseen) : done({ numberId: asked.numberId });
    },
  );
  if (!requested.ok) return requested;

  const { numberId } = requested.value;
  const purchase = await completePurchase(carrier, { orgId: actor.orgId, numberId }, { at, clock });
  return { ...requested, value: { numberId, number, purchase } };
}
