import { describe, expect, it } from "vitest";
import { PriceField, priceInMinorUnits } from "./price-rules.ts";

describe("a typed price", () => {
  it.each([
    { why: "whole", typed: "65", currency: "USD", minor: 6500n },
    { why: "with a point", typed: "65.00", currency: "USD", minor: 6500n },
    { why: "with a comma", typed: "65,50", currency: "EUR", minor: 6550n },
    { why: "one decimal of two", typed: "65.5", currency: "EUR", minor: 6550n },
    { why: "a sum that a float gets wrong", typed: "1.15", currency: "USD", minor: 115n },
    { why: "another", typed: "8192.57", currency: "USD", minor: 819257n },
    { why: "spaces around", typed: " 65 ", currency: "USD", minor: 6500n },
    { why: "no digit before the point", typed: ".5", currency: "USD", minor: 50n },
    { why: "noughts in front", typed: "0000000065", currency: "USD", minor: 6500n },
    { why: "the least", typed: "0.01", currency: "USD", minor: 1n },
    { why: "the most", typed: "999999999.99", currency: "USD", minor: 99999999999n },
    { why: "yen have no decimals", typed: "9750", currency: "JPY", minor: 9750n },
    { why: "dinars have three", typed: "20.125", currency: "KWD", minor: 20125n },
    { why: "Arabic digits and decimal point", typed: "٦٥٫٥٠", currency: "EGP", minor: 6550n },
  ])("$why: $typed $currency", ({ typed, currency, minor }) => {
    expect(priceInMinorUnits(PriceField.parse(typed), currency)).toBe(minor);
  });

  it.each([
    { why: "nothing", typed: " ", refusal: "price-required" },
    { why: "no field at all", typed: undefined, refusal: "price-required" },
    { why: "zero", typed: "0", refusal: "price-zero" },
    { why: "zero with decimals", typed: "0,00", refusal: "price-zero" },
    { why: "negative", typed: "-5", refusal: "price-negative" },
    { why: "negative with a typographic minus", typed: "−5", refusal: "price-negative" },
    { why: "letters", typed: "cheap", refusal: "price-invalid" },
    { why: "a currency", typed: "€65", refusal: "price-invalid" },
    { why: "a power", typed: "1e3", refusal: "price-invalid" },
    { why: "hexadecimal", typed: "0x41", refusal: "price-invalid" },
    { why: "thousands with decimals", typed: "1,250.00", refusal: "price-invalid" },
    { why: "a point alone", typed: ".", refusal: "price-invalid" },
    { why: "a point at the end", typed: "65.", refusal: "price-invalid" },
    { why: "a thousand millions", typed: "1000000000", refusal: "price-too-high" },
    { why: "a megabyte of nines", typed: "9".repeat(1_000_000), refusal: "price-too-high" },
    { why: "more decimals than any currency has", typed: "1.00000", refusal: "price-decimals" },
  ])("$why is $refusal", ({ typed, refusal }) => {
    expect(PriceField.safeParse(typed).error?.issues.map((issue) => issue.message)).toEqual([refusal]);
  });

  it.each([
    { why: "three decimals of two, or thousands: nobody can tell", typed: "1.250", currency: "EUR" },
    { why: "yen with decimals", typed: "65.00", currency: "JPY" },
  ])("$why: $typed $currency is not guessed at", ({ typed, currency }) => {
    expect(priceInMinorUnits(PriceField.parse(typed), currency)).toBeNull();
  });
});
