import { z } from "zod";
import { exponentOf } from "#lib/values/currencies.ts";
import { asciiDigits } from "#lib/values/digits.ts";
import { type MinorUnits, minorUnits } from "#lib/values/money.ts";

/** A price as somebody typed it, in plain digits with a point at most: "65", "65.00". Text, since a number is not exact. */
export type TypedPrice = string & { readonly typed: "price" };

/** Enough for rials, of which a million make a dollar; more is a slip of the finger. */
const mostDigits = 9;
/** No currency has more. */
const mostDecimals = 4;

/**
 * A zod field for a price in major units, with a comma or a point before the decimals as the reader is used to. Separators of
 * thousands are refused and not guessed at: "1.250" is another price in Berlin than in Boston.
 */
export const PriceField = z.string("price-required").transform((raw, context): TypedPrice => {
  // Arabic keyboards have a decimal point of their own.
  const typed = asciiDigits(raw.trim()).replace("\u066b", ".");
  const refusal = refusalOfPrice(typed);
  if (refusal === null) return partsOf(typed).join(".") as TypedPrice;

  context.addIssue({ code: "custom", message: refusal });
  return z.NEVER;
});

/** The price in minor units; null when it has more decimals than the currency. */
export function priceInMinorUnits(price: TypedPrice, currency: string): MinorUnits | null {
  const [whole = "", decimals = ""] = price.split(".");
  const exponent = exponentOf(currency);
  return decimals.length > exponent ? null : minorUnits(BigInt(whole + decimals.padEnd(exponent, "0")));
}

type PriceRefusal =
  | "price-required"
  | "price-invalid"
  | "price-negative"
  | "price-zero"
  | "price-too-high"
  | "price-decimals";

function refusalOfPrice(typed: string): PriceRefusal | null {
  if (typed === "") return "price-required";
  if (/^[-−–]\s*[0-9]/.test(typed)) return "price-negative";
  if (!/^([0-9]+|[0-9]*[.,][0-9]+)$/.test(typed)) return "price-invalid";
  if (!/[1-9]/.test(typed)) return "price-zero";
  const [whole, decimals = ""] = partsOf(typed);
  if (whole.length > mostDigits) return "price-too-high";
  return decimals.length > mostDecimals ? "price-decimals" : null;
}

function partsOf(typed: string): [whole: string, decimals?: string] {
  const [whole = "", decimals] = typed.split(/[.,]/);
  const plain = whole.replace(/^0+(?=[0-9])/, "") || "0";
  return decimals === undefined ? [plain] : [plain, decimals];
}
