import { z } from "zod";
import { TypedSearch } from "#lib/values/search-key.ts";

/** What was typed into Find, from the address. */
export const FindQuery = z.object({ q: TypedSearch });
