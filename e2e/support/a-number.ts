import { randomInt, randomUUID } from "node:crypto";
import type { Person } from "./organisations.ts";
import type { Rollcall } from "./rollcall.ts";

/** A number in the organisation's pool, as if this person had bought it; gives its id. */
export async function aNumber(
  { database }: Pick<Rollcall, "database">,
  admin: Pick<Person, "id" | "orgId">,
  number = `+1${randomInt(2_000_000_000, 9_999_999_999)}`,
): Promise<string> {
  const id = randomUUID();
  await database.rows(
    `insert into numbers (org_id, id, number, carrier, country, place, has_voice, has_sms, state, carrier_id, monthly_price,
       requested_at, requested_by, bought_at, since)
     values ($1, $2, $3, 'fictional', 'US', 'San Francisco, CA', true, true, 'bought', 'made', 200, now(), $4, now(), now())`,
    [admin.orgId, id, number, admin.id],
  );
  return id;
}
