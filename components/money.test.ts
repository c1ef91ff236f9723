import { expect, test } from "vitest";
import { Money } from "#components/money.tsx";

test.each([
  ["cents", 2599n, "EUR", 2, "€25.99"],
  ["less than one whole", 5n, "EUR", 2, "€0.05"],
  ["nothing", 0n, "USD", 2, "$0.00"],
  ["a currency without a minor unit", 1500n, "JPY", 0, "¥1,500"],
  ["three digits, which Intl alone might round", 1005n, "BHD", 3, "BHD 1.005"],
  ["a credit", -1n, "USD", 2, "-$0.01"],
  ["more than a double can hold", 90071992547409931n, "USD", 2, "$900,719,925,474,099.31"],
])("%s", (_reason, minor, currency, exponent, expected) => {
  expect(Money({ minor, currency, exponent, locale: "en" }).props.children.replace(/\u00a0/g, " ")).toBe(
    expected,
  );
});
