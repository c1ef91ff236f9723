import { exponentOf } from "#lib/values/currencies.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";

/** How many of the currency's major units make about one US dollar; 1 for the rest. For round starting prices only. */
const perDollar: Record<string, bigint> = {
  JPY: 150n,
  KRW: 1300n,
  INR: 80n,
  MXN: 20n,
  BRL: 5n,
  PLN: 4n,
  CZK: 20n,
  HUF: 350n,
  SEK: 10n,
  NOK: 10n,
  DKK: 7n,
  ZAR: 18n,
  THB: 35n,
  PHP: 55n,
  IDR: 15_000n,
  VND: 25_000n,
  CLP: 900n,
  COP: 4_000n,
  ARS: 1_000n,
  TRY: 35n,
  EGP: 50n,
  CNY: 7n,
  TWD: 30n,
  ILS: 4n,
  AED: 4n,
  SAR: 4n,
};

export interface StartingTier {
  name: string;
  monthlyPrice: MinorUnits;
  hasSms: boolean;
  hasCallRecording: boolean;
  hasConnectionBoost: boolean;
}

/** What a number costs a month to begin with, in minor units: about two dollars, until the operator says otherwise. */
export function startingNumberPrice(currency: string): MinorUnits {
  return minorUnits(2n * unitOf(currency));
}

/** The catalogue that a new organisation starts with: monthly prices in minor units, which its admins may change. */
export function startingTiers(currency: string): StartingTier[] {
  const unit = unitOf(currency);
  const tier = (name: string, dollars: bigint, features: Omit<StartingTier, "name" | "monthlyPrice">) => ({
    name,
    monthlyPrice: minorUnits(dollars * unit),
    ...features,
  });
  return [
    tier("Essential", 35n, { hasSms: false, hasCallRecording: false, hasConnectionBoost: false }),
    tier("Professional", 65n, { hasSms: true, hasCallRecording: true, hasConnectionBoost: true }),
    tier("Enterprise", 95n, { hasSms: true, hasCallRecording: true, hasConnectionBoost: false }),
  ];
}

/** About a dollar, round in the currency. */
function unitOf(currency: string): bigint {
  return (perDollar[currency] ?? 1n) * 10n ** BigInt(exponentOf(currency));
}
