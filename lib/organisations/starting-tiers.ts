import { type Currency, exponentOf } from "#lib/values/currencies.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";
import { perHundredDollars } from "./dollar-rates.ts";

export interface StartingTier {
  name: string;
  monthlyPrice: MinorUnits;
  hasSms: boolean;
  hasCallRecording: boolean;
  hasConnectionBoost: boolean;
}

/** What a number costs a month to begin with, in minor units: about two dollars, until the operator says otherwise. */
export function startingNumberPrice(currency: Currency): MinorUnits {
  return priceOf(2n, currency);
}

/** The catalogue that a new organisation starts with: monthly prices in minor units, which its admins may change. */
export function startingTiers(currency: Currency): StartingTier[] {
  const tier = (name: string, dollars: bigint, features: Omit<StartingTier, "name" | "monthlyPrice">) => ({
    name,
    monthlyPrice: priceOf(dollars, currency),
    ...features,
  });
  return [
    tier("Essential", 35n, { hasSms: false, hasCallRecording: false, hasConnectionBoost: false }),
    tier("Professional", 65n, { hasSms: true, hasCallRecording: true, hasConnectionBoost: true }),
    tier("Enterprise", 95n, { hasSms: true, hasCallRecording: true, hasConnectionBoost: false }),
  ];
}

/** About so many dollars, as a price list would have it: 8,450 rupees, not 8,455. */
function priceOf(dollars: bigint, currency: Currency): MinorUnits {
  const hundredths = dollars * perHundredDollars[currency] * 10n ** BigInt(exponentOf(currency));
  return minorUnits(roundAsPrinted(hundredths) / 100n);
}

/** To two digits, or two and a half: 97, 97.5, 98. */
function roundAsPrinted(amount: bigint): bigint {
  const step = 5n * 10n ** BigInt(Math.max(0, amount.toString().length - 3));
  return ((amount + step / 2n) / step) * step;
}
