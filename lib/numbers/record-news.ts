import { and, eq } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { lockOrganisation } from "#db/locks.ts";
import { agents, numbers, seats } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { chargeNumber } from "#lib/billing/charge-number.ts";
import { billingDay, readBilling } from "#lib/billing/read-billing.ts";
import { writeDueCharges } from "#lib/billing/write-due-charges.ts";
import { addSeconds, type Instant } from "#lib/values/day.ts";
import type { PurchaseRow } from "./claim-purchase.ts";
import type { Clocks, OnePurchase } from "./complete-purchase.ts";
import { giveCallerId } from "./give-caller-id.ts";
import { nameOwner, ownerOf } from "./name-owner.ts";
import { type News, type Step, stepAfter } from "./purchase-rules.ts";

/**
 * Writes what became known of a purchase, and charges it when it is the first to say that it was bought. Whoever says it again, or
 * too late, changes nothing. The charge is dated the day on which the carrier confirmed. Source: product.md, "Money".
 */
export async function recordNews(purchase: OnePurchase, news: News, { at, clock }: Clocks): Promise<Step> {
  const { orgId, numberId } = purchase;
  return asSystem("record what a carrier said", async (tx) => {
    await lockOrganisation(tx, orgId);
    await writeDueCharges(tx, orgId, at);
    const row = await lockPurchase(tx, purchase);
    const age = (at.getTime() - row.requestedAt.getTime()) / 1000;
    const step = stepAfter(row.state, news, age);
    const settled = { leasedUntil: null, askAt: null };
    const write = (change: Partial<PurchaseRow>) =>
      tx
        .update(numbers)
        .set(change)
        .where(and(eq(numbers.orgId, orgId), eq(numbers.id, numberId)));

    if (step.kind === "bought") {
      await write({ ...settled, state: "bought", carrierId: step.carrierId, boughtAt: at });
      await settleBought(tx, row, at);
    } else if (step.kind === "failed") {
      const gone = { seatId: null, routeId: null, since: at };
      await write({ ...settled, ...gone, state: "failed", reason: step.reason });
      const { number, requestedBy: actorId, id } = row;
      await record(tx, { orgId, actorId, action: "number.failed", details: { number, id } });
    } else if (step.kind === "ask-later") {
      await write({ state: "unknown", leasedUntil: null, askAt: addSeconds(clock(), step.inSeconds) });
    } else if (step.kind === "give-back") {
      await write({ carrierId: step.carrierId, askAt: clock() });
    }
    return step;
  });
}

/** The number that is being bought, and before it the seat that it is for. */
async function lockPurchase(tx: Tx, { orgId, numberId }: OnePurchase): Promise<PurchaseRow> {
  const isThis = and(eq(numbers.orgId, orgId), eq(numbers.id, numberId));
  const [owned] = await tx.select({ seatId: numbers.seatId }).from(numbers).where(isThis);
  if (owned?.seatId) {
    const isSeat = and(eq(seats.orgId, orgId), eq(seats.id, owned.seatId));
    await tx.select({ id: seats.id }).from(seats).where(isSeat).for("update");
  }
  const [row] = await tx.select().from(numbers).where(isThis).for("update");
  if (!row) throw new Error("a number vanished");
  return row;
}

async function settleBought(tx: Tx, row: PurchaseRow, at: Instant): Promise<void> {
  const { orgId, id, number, seatId, country, monthlyPrice, requestedBy } = row;
  const named = await nameOwner(tx, orgId, ownerOf(row));
  const [by] = await tx
    .select({ id: agents.id, name: agents.name })
    .from(agents)
    .where(and(eq(agents.orgId, orgId), eq(agents.id, requestedBy)));
  if (!by) throw new Error("nobody asked for this number");
  await record(tx, {
    orgId,
    actorId: requestedBy,
    action: "number.bought",
    ...(named.agentId && { agentId: named.agentId }),
    details: { number, extension: named.extension, route: named.route, id },
  });
  if (seatId) await giveCallerId(tx, { ...row, seatId }, requestedBy);
  const billing = await readBilling(tx, orgId, await billingDay(tx, orgId, at));
  const { agentId } = named;
  await chargeNumber(tx, orgId, billing, { id, number, country, monthlyPrice, agentId, by }, at);
}
