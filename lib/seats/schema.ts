import { z } from "zod";
import { SeatChoiceField } from "#lib/agents/schema.ts";
import { QuotePin } from "#lib/billing/schema.ts";
import { DayField } from "#lib/values/day.ts";
import { optional } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";

/** A button that does one thing to one seat, such as `Keep this seat`; with the quote where that costs. */
export const OneSeat = z.strictObject({
  key: idField<"idempotency_keys">(),
  seatId: idField<"seats">(),
  quote: QuotePin,
});
export type OneSeat = z.infer<typeof OneSeat>;

/** `Release`, with the day on which the seat was said to go. */
export const ReleaseSeat = OneSeat.extend({ goesOn: DayField.optional() });
export type ReleaseSeat = z.infer<typeof ReleaseSeat>;

/** The tier that a seat is to have: a dearer one at once, a cheaper one from a bill date on. */
export const ChangeTier = OneSeat.extend({ tierId: idField<"tiers">() });
export type ChangeTier = z.infer<typeof ChangeTier>;

/** `Agent features` on /profile and on the agent's page: in a seat, or in none. */
export const SetFeatures = z.strictObject({
  key: idField<"idempotency_keys">(),
  agentId: idField<"agents">(),
  features: z.enum(["enabled", "disabled"], "features-required"),
  /** The seat that the page showed the person in; empty for none. */
  heldSeat: optional(idField<"seats">()),
  /** The seat to take; empty while the person stays without one. */
  seat: optional(SeatChoiceField),
  quote: QuotePin,
});
export type SetFeatures = z.infer<typeof SetFeatures>;
