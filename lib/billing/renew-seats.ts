import { and, eq, isNull, sql } from "drizzle-orm";
import { charges, owedCharges, seatOccupancies, seats } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { newId, type OrganisationId } from "#lib/values/ids.ts";
import { type ChargeKind, renewalOn } from "./charge-rules.ts";
import type { Schedule } from "./period-rules.ts";
import { priceOn } from "./quote-rules.ts";
import { readTiers } from "./read-billing.ts";

/** A day on which an organisation is charged. */
export interface Bill {
  orgId: OrganisationId;
  chargedOn: Day;
  currency: string;
  timeZone: string;
  schedule: Schedule;
  at: Instant;
}

/** As many seats as one statement charges, so that it stays far below its time limit however many there are. */
export const chargedAtOnce = 1000;

/** Charges every seat for the cycle that begins on the bill date, at the price of that day, a row each. */
export async function renewSeats(tx: Tx, bill: Bill): Promise<void> {
  const { orgId, chargedOn } = bill;
  const held = await tx
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.orgId, orgId), isNull(seats.releasedAt)));
  if (held.length === 0) return;

  const byTier = (await readTiers(tx, orgId)).flatMap((tier) => {
    const price = priceOn(tier, chargedOn);
    return renewalOn(bill.schedule, chargedOn, price).map(({ amount, ...instalment }) => ({
      ...instalment,
      tier_id: tier.id,
      price: price.toString(),
      amount: amount.toString(),
    }));
  });
  for (let i = 0; i < held.length; i += chargedAtOnce) {
    const some = held.slice(i, i + chargedAtOnce);
    await renewSome(tx, bill, byTier, () =>
      JSON.stringify(some.map(({ id }) => ({ seat_id: id, id: newId<"charges">() }))),
    );
  }
}

/** The ids of the rows come from here, the seats and who holds them from the database. */
async function renewSome(
  tx: Tx,
  bill: Bill,
  byTier: readonly { dueOn: Day }[],
  rowIds: () => string,
): Promise<void> {
  const { orgId, chargedOn } = bill;
  const today = byTier.filter((row) => row.dueOn === chargedOn);
  const later = byTier.filter((row) => row.dueOn !== chargedOn);

  await tx.execute(sql`
    insert into ${charges} (org_id, id, seat_id, kind, covers_from, covers_until, days, of_days, months, tier_id,
      monthly_price, amount, created_at, charged_on, currency, agent_id)
    select s.org_id, n.id, s.id, ${"renewal" satisfies ChargeKind}, p."from", p.until, p.days, p."ofDays", p.months, s.tier_id,
           p.price, p.amount, ${bill.at.toISOString()}, ${chargedOn}::date, ${bill.currency}, o.agent_id
      from ${named(rowIds())} join ${seats} s on s.org_id = ${orgId} and s.id = n.seat_id
      join ${priced(JSON.stringify(today))} on p.tier_id = s.tier_id
      left join ${seatOccupancies} o on o.org_id = s.org_id and o.seat_id = s.id and ${heldOn(bill)}`);
  if (later.length === 0) return;
  await tx.execute(sql`
    insert into ${owedCharges} (org_id, id, seat_id, kind, covers_from, covers_until, days, of_days, months, tier_id,
      monthly_price, amount, created_at, due_on)
    select s.org_id, n.id, s.id, ${"renewal-rest" satisfies ChargeKind}, p."from", p.until, p.days, p."ofDays", p.months,
           s.tier_id, p.price, p.amount, ${bill.at.toISOString()}, p."dueOn"
      from ${named(rowIds())} join ${seats} s on s.org_id = ${orgId} and s.id = n.seat_id
      join ${priced(JSON.stringify(later))} on p.tier_id = s.tier_id`);
}

/**
 * Who held the seat when the day began where the organisation is, also when the charge is written days later; or else, on that day,
 * who held it first: a day that began in another time zone may have begun before the seat was taken.
 */
export function heldOn({ chargedOn, timeZone }: Pick<Bill, "chargedOn" | "timeZone">) {
  const start = sql`(${chargedOn}::date::timestamp at time zone ${timeZone})`;
  const end = sql`((${chargedOn}::date + 1)::timestamp at time zone ${timeZone})`;
  const onThatDay = (alias: "o" | "p") => {
    const stay = sql.raw(alias);
    // One that ended as it began is nobody's, and begins together with the next.
    return sql`${stay}.held_from < ${end}
      and (${stay}.held_until is null or ${stay}.held_until > greatest(${stay}.held_from, ${start}))`;
  };
  return sql`${onThatDay("o")} and not exists (
    select 1 from ${seatOccupancies} p
     where p.org_id = o.org_id and p.seat_id = o.seat_id and p.held_from < o.held_from and ${onThatDay("p")})`;
}

const named = (json: string) => sql`json_to_recordset(${json}::json) as n (seat_id uuid, id uuid)`;

const priced = (json: string) => sql`json_to_recordset(${json}::json)
  as p (tier_id uuid, price bigint, amount bigint, "from" date, until date, days int, "ofDays" int, months int, "dueOn" date)`;
