import { z } from "zod";
import { DayField } from "#lib/values/day.ts";
import { TypedSearch } from "#lib/values/search-key.ts";

const NumberInAddress = z
  .string()
  .regex(/^[0-9]{2,6}$/)
  .nullable()
  .catch(null);

/** What /extensions is filtered by, from the address. What is not understood counts as not given: an address is not a form. */
export const ExtensionFilter = z.object({
  /** The digits that a number begins with, or part of a holder's name or e-mail. */
  q: TypedSearch,
  /** Who had it on this day, instead of now. */
  on: DayField.nullable().catch(null),
  /** The number that the page comes after. */
  after: NumberInAddress,
  /** The number that was released a moment ago. */
  released: NumberInAddress,
});
export type ExtensionFilter = z.infer<typeof ExtensionFilter>;

/** Whether digits were typed, which are looked for among the numbers, or a name. */
export function isNumber(q: string): boolean {
  return /^[0-9]+$/.test(q);
}
