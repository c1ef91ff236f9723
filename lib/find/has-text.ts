import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { apostrophes, dashes, foldMarks } from "#lib/values/fold-marks.ts";

/** Whether a text holds what was typed: case, Latin accents and kinds of marks aside. Both are folded in the same way, here and there. */
export function hasText(column: PgColumn, typed: string): SQL {
  const plain = sql`translate(${column}, ${apostrophes + dashes}, ${"'".repeat(apostrophes.length) + "-".repeat(dashes.length)})`;
  const folded = sql`regexp_replace(lower(normalize(${plain}, NFKD)), '[\\u0300-\\u036f]', '', 'g')`;
  return sql`strpos(${folded}, ${foldedAsThere(typed)}) > 0`;
}

function foldedAsThere(typed: string): string {
  return foldMarks(typed)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .trim();
}
