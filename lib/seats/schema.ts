import { z } from "zod";
import { QuotePin } from "#lib/billing/schema.ts";
import { idField } from "#lib/values/ids.ts";

/** A button that does one thing to one seat, such as `Keep this seat`; with the quote where that costs. */
export const OneSeat = z.strictObject({
  key: idField<"idempotency_keys">(),
  seatId: idField<"seats">(),
  quote: QuotePin,
});
export type OneSeat = z.infer<typeof OneSeat>;

/** The tier that a seat is to have: a dearer one at once, a cheaper one from a bill date on. */
export const ChangeTier = OneSeat.extend({ tierId: idField<"tiers">() });
export type ChangeTier = z.infer<typeof ChangeTier>;
