import { z } from "zod";
import { idField } from "#lib/values/ids.ts";
import { TypedSearch } from "#lib/values/search-key.ts";

/** What the board on /home is filtered by, from the address. What is not understood counts as not given: an address is not a form. */
export const BoardFilter = z.object({
  /** Part of a name, or the beginning of an extension. */
  q: TypedSearch,
  group: idField<"groups">().nullable().catch(null),
  status: idField<"statuses">().nullable().catch(null),
  /** From 1. */
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type BoardFilter = z.infer<typeof BoardFilter>;
