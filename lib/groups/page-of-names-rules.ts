import { searchKey } from "#lib/values/search-key.ts";
import type { NameFilter } from "./list-filter.ts";

const namesPerPage = 50;

/**
 * The page of a list that is bounded, in the order in which the database gave it: what `isFound`, by default whose name holds what was
 * typed, after the row that the address names. A row that is gone begins at the first page.
 */
export function pageOfNames<Row extends { id: string; name: string }>(
  all: readonly Row[],
  { q, after }: NameFilter,
  isFound: (row: Row) => boolean = ({ name }) => searchKey(name).includes(searchKey(q)),
): { page: Row[]; next: string | null } {
  const found = all.slice(all.findIndex(({ id }) => id === after) + 1).filter(isFound);
  const page = found.slice(0, namesPerPage);
  return { page, next: found.length > namesPerPage ? (page.at(-1)?.id ?? null) : null };
}
