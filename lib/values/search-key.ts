import { z } from "zod";

/** What was typed into a list's search field, from the address: one line, at most 100 characters. */
export const TypedSearch = z
  .string()
  .transform((typed) =>
    typed
      .replace(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, 100),
  )
  .catch("");

/** Text as lists sort and search it: lower case, without accents, so that "Alvarez" finds "Álvarez". */
export function searchKey(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
