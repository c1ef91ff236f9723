import { z } from "zod";
import { routeKinds } from "#lib/values/call-route.ts";
import { TypedSearch } from "#lib/values/search-key.ts";

/** What /routes is filtered by, from the address. What is not understood counts as not given: an address is not a form. */
export const RouteFilter = z.object({
  /** Part of a route's name, or digits of a number that it has. */
  q: TypedSearch,
  kind: z.enum(routeKinds).nullable().catch(null),
  /** The route that the page comes after. */
  after: z.uuid().nullable().catch(null),
});
export type RouteFilter = z.infer<typeof RouteFilter>;
