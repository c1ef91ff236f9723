import { sql } from "drizzle-orm";
import { charges, numbers, owedCharges, seatOccupancies } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { type Bill, chargedAtOnce, heldOn } from "./renew-seats.ts";

/**
 * Turns the second charges that are due into rows of the ledger, under the same id, so that none is written twice. They are
 * owed whatever became of the seat or number.
 */
export async function writeOwed(tx: Tx, bill: Bill): Promise<void> {
  while ((await writeSome(tx, bill)) === chargedAtOnce);
}

async function writeSome(tx: Tx, bill: Bill): Promise<number> {
  const { orgId, chargedOn, currency } = bill;
  const at = bill.at.toISOString();
  const written = await tx.execute(sql`
    with due as (
      update ${owedCharges} set charged_at = ${at}
       where org_id = ${orgId} and id in (
         select id from ${owedCharges}
          where org_id = ${orgId} and due_on <= ${chargedOn}::date and charged_at is null limit ${chargedAtOnce})
       returning *)
    insert into ${charges} (org_id, id, seat_id, number_id, kind, covers_from, covers_until, days, of_days, months, tier_id, from_tier_id,
      monthly_price, amount, actor_id, created_at, charged_on, currency, agent_id)
    select d.org_id, d.id, d.seat_id, d.number_id, d.kind, d.covers_from, d.covers_until, d.days, d.of_days, d.months, d.tier_id,
           d.from_tier_id, d.monthly_price, d.amount, d.actor_id, ${at}, d.due_on, ${currency}, o.agent_id
      from due d left join ${numbers} n on n.org_id = d.org_id and n.id = d.number_id
      left join ${seatOccupancies} o on o.org_id = d.org_id and o.seat_id = coalesce(d.seat_id, n.seat_id) and ${heldOn(bill)}
    returning id`);
  return written.length;
}
