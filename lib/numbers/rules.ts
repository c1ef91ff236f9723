import type { QuoteRefusal } from "#lib/billing/quote-rules.ts";
import type { CarrierRefusal } from "#lib/values/carrier-answer.ts";
import type { PurchaseFailure } from "./purchase-rules.ts";

/** Why nothing can be searched for: what was typed is none, or the carrier does not answer. */
export type SearchRefusal = CarrierRefusal;

/** Why a number cannot be kept for somebody who selected it. */
export type HoldRefusal =
  | CarrierRefusal
  | "number-not-offered"
  | "number-owned"
  | "number-held"
  | "too-many-holds";

/** Whom a number cannot be given to. */
export type OwnerRefusal = "seat-not-there" | "seat-has-number" | "admins-only-by-admins" | "route-not-there";

/** Why a number was not asked for: nothing went to the carrier. */
export type RequestRefusal =
  | OwnerRefusal
  | QuoteRefusal
  | "hold-expired"
  | "number-owned"
  | "number-yours"
  | "number-being-bought";

export type BuyRefusal = RequestRefusal | "form-already-used";

export type AssignRefusal =
  | OwnerRefusal
  | "number-not-there"
  | "number-not-bought"
  | "number-in-use"
  | "number-to-be-released";

export type ReleaseRefusal =
  | QuoteRefusal
  | "number-not-there"
  | "number-not-bought"
  | "number-to-be-released"
  | "day-moved"
  | "number-not-to-be-released";

/** Why somebody cannot be added, or a seat changed, with the number that was chosen. */
export type TakeCallerIdRefusal =
  | RequestRefusal
  | AssignRefusal
  | "number-costs-money"
  | "caller-id-needs-seat";

/** How a purchase stands after it was asked for; bought, with what the ledger says of its first day: minor units as digits. */
export type PurchaseOutcome =
  | { state: "bought"; charged: { amount: string; currency: string } | null }
  | { state: "unknown" }
  | { state: "failed"; reason: PurchaseFailure };

/** How long what somebody selected is theirs to buy (product.md, "Telephony"). */
export const holdSeconds = 600;

/** Enough to compare, too few to keep an area from everybody else. */
export const mostHolds = 5;
