import { and, type Column, desc, eq, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { AgentId, OrganisationId } from "#lib/values/ids.ts";

interface RowsOfPeople {
  table: PgTable & Record<"orgId" | "id", Column>;
  /** Whose row it is; indexed as (org_id, this, id). */
  person: Column;
  orgId: OrganisationId;
  also: SQL | undefined;
  most: number;
}

/**
 * Selects the ids of the newest rows of each of these people, `most` of each: as many lookups in an index as there are people,
 * however many rows they have. Ids sort by the moment they were made.
 */
export function newestRowsOf(
  people: readonly AgentId[],
  { table, person, orgId, also, most }: RowsOfPeople,
): SQL {
  const ids = sql.join(
    people.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const ofOne = and(eq(table.orgId, orgId), sql`${person} = person.id`, also);
  return sql`select newest.id from unnest(array[${ids}]::uuid[]) as person (id) cross join lateral (
    select ${table.id} from ${table} where ${ofOne} order by ${desc(table.id)} limit ${most}) as newest`;
}

/**
 * The newest ids of several such selects, each once. Asked for by itself, and the rows then by these ids: as one statement the
 * planner may rather read the whole table and look each row up in the list.
 */
export function newestOfAll(selects: readonly SQL[], most: number): SQL {
  return sql`select id from (${sql.join([...selects], sql` union `)}) as newest order by id desc limit ${most}`;
}
