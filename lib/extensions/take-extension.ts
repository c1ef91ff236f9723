import { type SQL, sql } from "drizzle-orm";
import { extensions, organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

/**
 * Takes the next free extension number, under the organisation's lock: nobody else is given it, unless the transaction is rolled
 * back. Null when all up to 999999 are taken.
 */
export async function takeNextExtension(tx: Tx, orgId: OrganisationId): Promise<string | null> {
  const [taken] = await tx.execute<{ number: string }>(sql`
    update ${organisations} as o set next_extension = free.n + 1
      from (${nextFree(orgId)}) free where o.id = ${orgId} returning free.n::text as number`);
  return taken?.number ?? null;
}

/** The number that `takeNextExtension` would take: the lowest free one from 100 up. */
export async function nextFreeExtension(tx: Tx, orgId: OrganisationId): Promise<string | null> {
  const [free] = await tx.execute<{ number: string }>(
    sql`select free.n::text as number from (${nextFree(orgId)}) free`,
  );
  return free?.number ?? null;
}

/**
 * Starts at the organisation's hint, below which nothing is free, so that the ten-thousandth agent's number is found as fast as
 * the first's.
 */
function nextFree(orgId: OrganisationId): SQL {
  return sql`
    select n from (select generate_series(next_extension, 999999) as n from ${organisations} where id = ${orgId}) candidate
     where not exists (select 1 from ${extensions} e where e.org_id = ${orgId} and e.number = n::text)
     limit 1`;
}
