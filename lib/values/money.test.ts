import { describe, expect, it } from "vitest";
import { decimalOf, formatMoney, minorUnits } from "./money.ts";

describe("an amount", () => {
  it.each([
    { currency: "USD", minor: 123450n, decimal: "1234.50", says: "$1,234.50" },
    { currency: "JPY", minor: 1234n, decimal: "1234", says: "¥1,234" },
    { currency: "IQD", minor: 45500000n, decimal: "45500.000", says: "IQD 45,500.000" },
    { currency: "PKR", minor: 980001n, decimal: "9800.01", says: "PKR 9,800.01" },
    { currency: "HUF", minor: 99n, decimal: "0.99", says: "HUF 0.99" },
    { currency: "KWD", minor: -5n, decimal: "-0.005", says: "-KWD 0.005" },
    {
      currency: "IDR",
      minor: 10n ** 20n,
      decimal: `1${"0".repeat(18)}.00`,
      says: "IDR 1,000,000,000,000,000,000.00",
    },
  ])("in $currency is written with every digit that ISO 4217 gives it: $decimal", (row) => {
    const amount = minorUnits(row.minor);
    expect(decimalOf(amount, row.currency)).toBe(row.decimal);
    expect(formatMoney(amount, row.currency, "en").replaceAll("\u00a0", " ")).toBe(row.says);
  });

  it.each([
    { currency: "GBP", says: "3,697.00 [UK£]", why: "a sign after letters stays with them" },
    { currency: "USD", says: "3,697.00 [US$]", why: "of whichever currency" },
    { currency: "EUR", says: "3,697.00 €", why: "a sign alone needs nothing" },
    { currency: "SAR", says: "3,697.00 ر.س.", why: "and neither does one in Arabic" },
  ])("in Arabic $currency reads $says: $why", ({ currency, says }) => {
    const text = formatMoney(minorUnits(369700n), currency, "ar");
    const read = text
      .replace(/\u2066/g, "[")
      .replace(/\u2069/g, "]")
      .replace(/\u00a0/g, " ")
      .replace(/\u200f/g, "");
    expect(read).toBe(says);
  });
});
