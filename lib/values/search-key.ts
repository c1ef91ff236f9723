import { z } from "zod";
import { foldMarks } from "./fold-marks.ts";

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

/** Text as lists sort and search it: lower case, without accents, plain marks, so that "alvarez o'neill" finds "Álvarez O’Neill". */
export function searchKey(text: string): string {
  return foldMarks(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** The digits of what was typed as a number, however it is written; none of anything else. */
export function digitsOf(typed: string): string {
  return /^[\d\s()+./-]+$/.test(typed) ? typed.replace(/\D/g, "") : "";
}
