import { z } from "zod";
import { TypedSearch } from "#lib/values/search-key.ts";

export const numberUses = ["seat", "route", "pool", "leaving", "open", "gone"] as const;
/** What becomes of a number now: it belongs to a seat or route, waits in the pool, goes soon, is being bought, or is gone. */
export type NumberUse = (typeof numberUses)[number];

/** What /numbers is filtered by, from the address. What is not understood counts as not given: an address is not a form. */
export const NumberFilter = z.object({
  /** Digits of the number, or part of a place or of the name of whoever has it. */
  q: TypedSearch,
  use: z.enum(numberUses).nullable().catch(null),
  /** The id that the page comes after, newest first. */
  after: z.uuid().nullable().catch(null),
});
export type NumberFilter = z.infer<typeof NumberFilter>;
