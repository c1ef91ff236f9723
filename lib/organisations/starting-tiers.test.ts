import { describe, expect, it } from "vitest";
import { PriceField, priceInMinorUnits } from "#lib/billing/price-rules.ts";
import { currencies } from "#lib/values/currencies.ts";
import { decimalOf } from "#lib/values/money.ts";
import { perHundredDollars } from "./dollar-rates.ts";
import { startingNumberPrice, startingTiers } from "./starting-tiers.ts";

describe("starting prices", () => {
  it.each([
    { currency: "USD", prices: ["35.00", "65.00", "95.00"], number: "2.00" },
    { currency: "EUR", prices: ["35.00", "65.00", "95.00"], number: "2.00" },
    { currency: "CAD", prices: ["49.00", "91.00", "135.00"], number: "2.80" },
    { currency: "KWD", prices: ["11.000", "20.000", "29.500"], number: "0.620" },
    { currency: "BHD", prices: ["13.500", "24.500", "36.000"], number: "0.760" },
    { currency: "INR", prices: ["3100.00", "5800.00", "8450.00"], number: "180.00" },
    { currency: "JPY", prices: ["5250", "9750", "14500"], number: "300" },
    { currency: "ISK", prices: ["4550", "8450", "12500"], number: "260" },
    { currency: "IQD", prices: ["45500.000", "84500.000", "125000.000"], number: "2600.000" },
    { currency: "NGN", prices: ["52500.00", "97500.00", "145000.00"], number: "3000.00" },
    { currency: "XOF", prices: ["19500", "36500", "53000"], number: "1100" },
    { currency: "LBP", prices: ["3150000.00", "5850000.00", "8550000.00"], number: "180000.00" },
    { currency: "IRR", prices: ["42000000.00", "78000000.00", "115000000.00"], number: "2400000.00" },
  ] as const)("suit the currency: $currency $prices, a number $number", ({ currency, prices, number }) => {
    const decimals = startingTiers(currency).map(({ monthlyPrice }) => decimalOf(monthlyPrice, currency));
    expect(decimals).toEqual(prices);
    expect(decimalOf(startingNumberPrice(currency), currency)).toBe(number);
  });

  it.each(currencies)("in %s are about as many dollars, rise, and can be typed again", (currency) => {
    const prices = [
      startingNumberPrice(currency),
      ...startingTiers(currency).map((tier) => tier.monthlyPrice),
    ];
    for (const [index, price] of prices.entries()) {
      const decimal = decimalOf(price, currency);
      const dollars = (Number(decimal) * 100) / Number(perHundredDollars[currency]);
      expect(dollars / ([2, 35, 65, 95][index] ?? 0)).toBeCloseTo(1, 1);
      expect(priceInMinorUnits(PriceField.parse(decimal), currency)).toBe(price);
    }
    expect(prices).toEqual([...new Set(prices)].sort((a, b) => (a < b ? -1 : 1)));
  });
});
