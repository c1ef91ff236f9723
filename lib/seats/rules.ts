import type { QuoteRefusal } from "#lib/billing/quote-rules.ts";

/**
 * Why a seat stays as it is. `contract-not-ending`: product.md, "Seats and lifecycle"; `day-moved`: it would go later than was shown, and
 * cost until then.
 */
export type SeatRefusal =
  | QuoteRefusal
  | "seat-not-there"
  | "seat-occupied"
  | "seat-to-be-released"
  | "seat-not-to-be-released"
  | "contract-not-ending"
  | "day-moved"
  | "tier-unknown"
  | "tier-unchanged"
  | "no-tier-planned"
  | "boost-not-in-tier"
  | "boost-already-asked"
  | "support-address-missing";

/** Why a seat cannot be taken: somebody else has it, or it cannot be made. */
export type TakeRefusal = "seat-taken" | "tier-unknown" | "extension-taken" | "extensions-used-up";

/** The same, with that it costs what the actor may not spend. */
export type ObtainRefusal = TakeRefusal | "seat-costs-money";
