import { type SQL, sql } from "drizzle-orm";
import { extensionRanges, extensions, organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

/**
 * Takes the next free extension numbers, the lowest first, under the organisation's lock: nobody else is given them, unless the
 * transaction is rolled back. Null when its ranges have not so many left.
 */
export async function takeNextExtensions(
  tx: Tx,
  orgId: OrganisationId,
  count: number,
): Promise<string[] | null> {
  const [taken] = await tx.execute<{ numbers: string[] }>(sql`
    update ${organisations} as o set next_extension = free.last + 1
      from (select array_agg(n::text order by n) as numbers, max(n) as last from (${nextFree(orgId, count)}) each) free
     where o.id = ${orgId} and cardinality(free.numbers) = ${count} returning free.numbers`);
  return taken?.numbers ?? null;
}

/** The number that `takeNextExtensions` would take first: the lowest free one of the organisation's ranges. */
export async function nextFreeExtension(tx: Tx, orgId: OrganisationId): Promise<string | null> {
  const [free] = await tx.execute<{ number: string }>(
    sql`select free.n::text as number from (${nextFree(orgId, 1)}) free`,
  );
  return free?.number ?? null;
}

/**
 * From the organisation's ranges, never a reserved number. Starts at the organisation's hint, below which nothing is free, so that
 * the ten-thousandth agent's number is found as fast as the first's.
 */
function nextFree(orgId: OrganisationId, count: number): SQL {
  return sql`
    select n from (
      select candidate.n from ${organisations} o
        join ${extensionRanges} r on r.org_id = o.id and r.last >= o.next_extension
        cross join lateral (select generate_series(greatest(r.first, o.next_extension), r.last) as n) candidate
       where o.id = ${orgId} order by r.first) candidate
     where not is_reserved_extension(n::text)
       and not exists (select 1 from ${extensions} e where e.org_id = ${orgId} and e.number = n::text)
     limit ${count}`;
}
