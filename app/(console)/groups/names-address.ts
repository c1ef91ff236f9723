import type { Route } from "next";
import type { NameFilter } from "#lib/groups/list-filter.ts";

/** The list's address with its search kept, so that a page can be sent to a colleague. */
export function namesAddress(path: "/groups" | "/campaigns", { q }: NameFilter, after: string | null): Route {
  const query = new URLSearchParams({ ...(q && { q }), ...(after && { after }) });
  return (query.size > 0 ? `${path}?${query}` : path) as Route;
}
