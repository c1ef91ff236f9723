import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { apostrophes, dashes } from "#lib/values/fold-marks.ts";
import { searchKey } from "#lib/values/search-key.ts";

/**
 * Whether a text holds what was typed, accents, case and kinds of marks aside: `searchKey` says in the program what this says in the
 * database.
 */
export function hasText(column: PgColumn, typed: string): SQL {
  const plain = sql`translate(${column}, ${apostrophes + dashes}, ${"'".repeat(apostrophes.length) + "-".repeat(dashes.length)})`;
  const folded = sql`regexp_replace(lower(normalize(${plain}, NFKD)), '[\\u0300-\\u036f]', '', 'g')`;
  return sql`strpos(${folded}, ${searchKey(typed)}) > 0`;
}
