import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { apostrophes, dashes } from "#lib/values/fold-marks.ts";
import { searchKey } from "#lib/values/search-key.ts";

/** Whether a text holds what was typed, both folded as by {@link searchKey}: the column here, in the database's words. */
export function hasText(column: PgColumn, typed: string): SQL {
  const plain = sql`translate(${column}, ${apostrophes + dashes}, ${"'".repeat(apostrophes.length) + "-".repeat(dashes.length)})`;
  const folded = sql`lower(regexp_replace(normalize(${plain}, NFKD), ${anyAccent}, '', 'g'))`;
  return sql`strpos(${folded}, ${searchKey(typed)}) > 0`;
}

/** What `\p{M}` is, as a class of ranges, since expressions in Postgres know no properties. */
const anyAccent = `[${accentRanges()}]`;

function accentRanges(): string {
  // No plane between these has letters with marks; the last is of the selectors of variants.
  const points = [...range(0, 0x20000), ...range(0xe0000, 0xe1000)];
  const inOrder = points.map((point) => String.fromCodePoint(point)).join("");
  return [...inOrder.matchAll(/\p{M}+/gu)]
    .map(([run]) => [...run])
    .map((run) => `${run.at(0)}-${run.at(-1)}`)
    .join("");
}

function range(from: number, until: number): number[] {
  return Array.from({ length: until - from }, (_, index) => from + index);
}
