import type { NumberCountry } from "./number-countries.ts";
import type { PhoneNumber } from "./phone.ts";

/** A number that a carrier would sell. */
export interface Offer {
  number: PhoneNumber;
  country: NumberCountry;
  /** As the carrier names it: "San Francisco, CA"; null where it does not say. */
  place: string | null;
  hasVoice: boolean;
  hasSms: boolean;
}

/** What is looked for; null and false mean that any will do. */
export interface Wanted {
  country: NumberCountry;
  /** Digits, of the United States and Canada three. */
  areaCode: string | null;
  /** Digits that the number holds in a row. */
  contains: string | null;
  hasSms: boolean;
  hasVoice: boolean;
}

/** How far from what was asked the offers are: the area itself, the nearest that has any, or anywhere in the country. */
export type Reach = "as-asked" | "nearest" | "country";

const carrierRefusals = [
  "carrier-unreachable",
  "carrier-busy",
  "carrier-login-refused",
  "carrier-refused",
] as const;
/** Why a carrier surely did not do it. */
export type CarrierRefusal = (typeof carrierRefusals)[number];

export type Search = { ok: true; offers: Offer[]; reach: Reach } | { ok: false; refusal: CarrierRefusal };

/** `unknown`: the request may have arrived, and nobody knows what became of it. */
export type Purchase =
  | { kind: "bought"; carrierId: string }
  | { kind: "taken" }
  | { kind: "refused"; reason: CarrierRefusal }
  | { kind: "unknown" };

/** Whether the carrier says that a number is ours. */
export type Ownership = { kind: "ours"; carrierId: string } | { kind: "not-ours" } | { kind: "no-answer" };

/** `returned` also when the carrier does not know it any more. */
export type Return = { kind: "returned" } | { kind: "no-answer" };
