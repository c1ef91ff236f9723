import type { Offer, Ownership, Purchase, Return, Search, Wanted } from "#lib/values/carrier-answer.ts";
import type { CarrierName } from "#lib/values/number-state.ts";

/** What sells numbers. It never throws for what a carrier does: each answer is a value, and silence is one too. */
export interface Carrier {
  readonly name: CarrierName;
  /** Gives numbers that fit, the area's first and else the nearest; none of `except`, which somebody holds. */
  search(wanted: Wanted, except: ReadonlySet<string>): Promise<Search>;
  /** Asks once, and never again by itself. `reference` (at most 64 characters) names the purchase for {@link find}. */
  buy(number: Offer["number"], reference: string): Promise<Purchase>;
  /** Whether the purchase of this reference is ours at the carrier. */
  find(number: Offer["number"], reference: string): Promise<Ownership>;
  release(carrierId: string): Promise<Return>;
}

/** As many as somebody chooses from. */
export const mostOffers = 20;
