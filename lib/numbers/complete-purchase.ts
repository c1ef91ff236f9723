import { and, eq } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { charges, numbers } from "#db/schema/index.ts";
import type { Carrier } from "#lib/carrier/carrier.ts";
import type { Instant } from "#lib/values/day.ts";
import type { NumberId, OrganisationId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { claimFresh, type PurchaseRow } from "./claim-purchase.ts";
import type { PurchaseFailure } from "./purchase-rules.ts";
import { recordNews } from "./record-news.ts";
import type { PurchaseOutcome } from "./rules.ts";

export interface OnePurchase {
  orgId: OrganisationId;
  numberId: NumberId;
}

/** The product's time, and real time. */
export interface Clocks {
  at: Instant;
  clock: () => Instant;
}

/**
 * Asks the carrier for a number that was requested, unless somebody has already, and writes what it says. Called once the request has
 * committed; never inside a transaction. Gives how the purchase stands then. Throws DatabaseFault, and a job goes on later.
 */
export async function completePurchase(
  carrier: Carrier,
  purchase: OnePurchase,
  clocks: Clocks,
): Promise<PurchaseOutcome> {
  const claimed = await claimFresh(purchase, clocks.clock());
  if (claimed) await recordNews(purchase, await buyFrom(carrier, claimed), clocks);
  return purchaseOutcome(purchase);
}

/** Asks for it, this once. */
export function buyFrom(carrier: Carrier, { id, number }: Pick<PurchaseRow, "id" | "number">) {
  return carrier.buy(number as PhoneNumber, referenceOf(id));
}

/** How the carrier and Rollcall name one purchase to each other. */
export const referenceOf = (id: NumberId) => `rollcall-${id}`;

/** How a purchase stands. */
export async function purchaseOutcome({ orgId, numberId }: OnePurchase): Promise<PurchaseOutcome> {
  const { number, charge } = await asSystem("read a purchase", async (tx) => {
    const [number] = await tx
      .select({ state: numbers.state, reason: numbers.reason })
      .from(numbers)
      .where(and(eq(numbers.orgId, orgId), eq(numbers.id, numberId)));
    const [charge] = await tx
      .select({ amount: charges.amount, currency: charges.currency })
      .from(charges)
      .where(and(eq(charges.orgId, orgId), eq(charges.numberId, numberId), eq(charges.kind, "number-added")));
    return { number, charge };
  });
  if (!number) throw new Error("a number vanished");
  if (number.state === "failed") return { state: "failed", reason: number.reason as PurchaseFailure };
  if (number.state !== "bought" && number.state !== "released") return { state: "unknown" };
  return { state: "bought", charged: charge ? { ...charge, amount: String(charge.amount) } : null };
}
