import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { charges, numbers, owedCharges, seatOccupancies } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { newId } from "#lib/values/ids.ts";
import { renewalOn } from "./charge-rules.ts";
import { countryOf, priceOn } from "./quote-rules.ts";
import { readNumberPrices } from "./read-billing.ts";
import { type Bill, chargedAtOnce, heldOn } from "./renew-seats.ts";

/** Charges every number for the cycle that begins on the bill date, at the price list of that day, a row each. */
export async function renewNumbers(tx: Tx, bill: Bill): Promise<void> {
  const owned = await ownedOn(tx, bill);
  if (owned.length === 0) return;
  const numberPrices = await readNumberPrices(tx, bill.orgId);
  const rows = owned.flatMap(({ numberId, country, agentId }) => {
    const monthlyPrice = priceOn(countryOf({ numberPrices }, country), bill.chargedOn);
    return renewalOn(bill.schedule, bill.chargedOn, monthlyPrice).map(({ from, until, ...instalment }) => ({
      ...instalment,
      orgId: bill.orgId,
      id: newId<"charges">(),
      numberId,
      coversFrom: from,
      coversUntil: until,
      monthlyPrice,
      createdAt: bill.at,
      agentId,
    }));
  });
  for (let i = 0; i < rows.length; i += chargedAtOnce)
    await write(tx, bill, rows.slice(i, i + chargedAtOnce));
}

/** The organisation's numbers, and who held the seat of each when the day began. */
function ownedOn(tx: Tx, bill: Bill) {
  return tx
    .select({ numberId: numbers.id, country: numbers.country, agentId: sql<AgentIdOrNull>`o.agent_id` })
    .from(numbers)
    .leftJoin(
      sql`${seatOccupancies} o`,
      sql`o.org_id = ${numbers.orgId} and o.seat_id = ${numbers.seatId} and ${heldOn(bill)}`,
    )
    .where(and(eq(numbers.orgId, bill.orgId), eq(numbers.state, "bought"), isNull(numbers.releasedAt)))
    .orderBy(asc(numbers.id));
}

type AgentIdOrNull = (typeof charges.$inferSelect)["agentId"];
type Renewal = Omit<typeof charges.$inferInsert, "kind" | "chargedOn" | "currency"> & {
  dueOn: Bill["chargedOn"];
};

async function write(tx: Tx, { chargedOn, currency }: Bill, rows: readonly Renewal[]): Promise<void> {
  const today = rows.filter(({ dueOn }) => dueOn === chargedOn);
  const later = rows.filter(({ dueOn }) => dueOn !== chargedOn);
  if (today.length > 0) {
    await tx.insert(charges).values(
      today.map(({ dueOn: _, ...row }) => ({
        ...row,
        kind: "number-renewal" as const,
        chargedOn,
        currency,
      })),
    );
  }
  if (later.length > 0) {
    await tx
      .insert(owedCharges)
      .values(later.map(({ agentId: _, ...row }) => ({ ...row, kind: "number-renewal-rest" as const })));
  }
}
