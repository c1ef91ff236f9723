import { sql } from "drizzle-orm";
import { organisations } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

/**
 * Takes the next free extension numbers of the organisation's ranges, the lowest first, under its lock: nobody else is given them,
 * unless the transaction is rolled back. Null when its ranges have not so many left.
 */
export async function takeNextExtensions(
  tx: Tx,
  orgId: OrganisationId,
  count: number,
): Promise<string[] | null> {
  const [taken] = await tx.execute<{ numbers: string[] }>(sql`
    update ${organisations} as o set next_extension = free.numbers[cardinality(free.numbers)]::int + 1
      from (select next_free_extensions(${orgId}, ${count}) as numbers) free
     where o.id = ${orgId} and cardinality(free.numbers) = ${count} returning free.numbers`);
  return taken?.numbers ?? null;
}

/** The number that `takeNextExtensions` would take first. */
export async function nextFreeExtension(tx: Tx, orgId: OrganisationId): Promise<string | null> {
  const [free] = await tx.execute<{ number: string | null }>(
    sql`select (next_free_extensions(${orgId}, 1))[1] as number`,
  );
  return free?.number ?? null;
}
