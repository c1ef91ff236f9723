import { z } from "zod";
import { idField } from "#lib/values/ids.ts";
import { TypedSearch } from "#lib/values/search-key.ts";

/** What /groups and /campaigns are filtered by, from the address; `after` is the row that the page comes after. */
export const NameFilter = z.object({
  q: TypedSearch,
  after: z.uuid().nullable().catch(null),
});
export type NameFilter = z.infer<typeof NameFilter>;

/** Which seats a group's page shows: by name or extension, those in it or not; `after` as the page before gave it. */
export const SeatsFilter = z.object({
  q: TypedSearch,
  show: z.enum(["in", "out"]).nullable().catch(null),
  after: z
    .string()
    .regex(/^[0-9]{0,6}\.[0-9a-f-]{36}$/)
    .transform((raw) => raw.split("."))
    .pipe(z.tuple([z.string(), idField<"seats">()]))
    .nullable()
    .catch(null),
});
export type SeatsFilter = z.infer<typeof SeatsFilter>;
