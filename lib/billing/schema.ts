import { z } from "zod";
import { optional } from "#lib/values/form-fields.ts";
import { idField, parseId, type TierId } from "#lib/values/ids.ts";

/** Which quote the person saw, as the form was given it; empty when none was on the screen yet. */
export const QuotePin = optional(z.string().max(100, "form-malformed"));

/** No organisation has more seats of a tier, and one form adds or releases no more than `mostAtOnce` of them. */
export const SeatCountField = z
  .string("seat-count-invalid")
  // Aborts, so that the form as a whole is not called malformed too.
  .regex(/^[0-9]{1,5}$/, { error: "seat-count-invalid", abort: true })
  .transform(Number);

export const mostAtOnce = 1000;

/** No dot, which the form's checker would take for a field within another. */
const countPrefix = "seats:";

/** The name of the field that says how many seats of a tier there shall be. */
export const seatCountField = (tierId: TierId) => `${countPrefix}${tierId}`;

/** The sliders of /billing: a number of seats for each tier, in a field of its own (`seats:<tier id>`). */
export const SetSeatCounts = z
  .object({ key: idField<"idempotency_keys">(), quote: QuotePin })
  .catchall(SeatCountField)
  .refine((form) => seatCountsIn(form) !== null, { path: [], message: "form-malformed" });
export type SetSeatCounts = z.infer<typeof SetSeatCounts>;

/** The wanted numbers by tier; null when a field is none of a tier's. */
export function seatCountsIn(form: Record<string, unknown>): Map<TierId, number> | null {
  const counts = new Map<TierId, number>();
  for (const [name, count] of Object.entries(form)) {
    if (name === "key" || name === "quote") continue;
    const tierId = name.startsWith(countPrefix) ? parseId<"tiers">(name.slice(countPrefix.length)) : null;
    if (tierId === null || typeof count !== "number") return null;
    counts.set(tierId, count);
  }
  return counts;
}
