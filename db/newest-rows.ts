import { and, type Column, desc, eq, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { OrganisationId } from "#lib/values/ids.ts";

interface RowsOfOwners {
  table: PgTable & Record<"orgId" | "id", Column>;
  /** Whose row it is; indexed as (org_id, this, id), with the day before the id where there is one. */
  owner: Column;
  orgId: OrganisationId;
  also: SQL | undefined;
  most: number;
  /** What comes before the id when they are sorted. */
  day?: Column;
}

/**
 * Selects the ids of the newest rows of each of these owners, people for most lists, `most` of each: as many lookups in an index as there
 * are owners, however many rows they have. Ids sort by the moment they were made.
 */
export function newestRowsOf(
  owners: readonly string[],
  { table, owner, orgId, also, most, day }: RowsOfOwners,
): SQL {
  const type = sql.raw(owner.getSQLType());
  const all = sql.join(
    owners.map((each) => sql`${each}::${type}`),
    sql`, `,
  );
  const ofOne = and(eq(table.orgId, orgId), sql`${owner} = owner.id`, also);
  const sorted = day ? sql`${desc(day)}, ${desc(table.id)}` : desc(table.id);
  return sql`select newest.* from unnest(array[${all}]::${type}[]) as owner (id) cross join lateral (
    select ${table.id}${day && sql`, ${day} as day`} from ${table} where ${ofOne} order by ${sorted} limit ${most}) as newest`;
}

/**
 * The newest ids of several such selects, each once; `day` where they have one. Asked for by itself, and the rows then by these ids: as one
 * statement the planner may rather read the whole table and look each row up in the list.
 */
export function newestOfAll(selects: readonly SQL[], most: number, by: "id" | "day" = "id"): SQL {
  const sorted = by === "day" ? sql`day desc, id desc` : sql`id desc`;
  return sql`select id from (${sql.join([...selects], sql` union `)}) as newest order by ${sorted} limit ${most}`;
}
