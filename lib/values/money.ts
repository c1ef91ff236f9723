import { exponentOf } from "./currencies.ts";
import { aloneInItsDirection } from "./direction.ts";

/** An amount in minor units of its currency (cents; whole yen). Never a fraction. */
export type MinorUnits = bigint & { readonly unit: "minor" };

export const minorUnits = (amount: bigint | number): MinorUnits => BigInt(amount) as MinorUnits;

/** The amount written for a reader of `locale`, to its last minor unit; exact for any size, as the point is placed in text. */
export function formatMoney(amount: MinorUnits, currency: string, locale: string): string {
  const exponent = exponentOf(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  const parts = format.formatToParts(decimalOf(amount, currency) as Intl.StringNumericLiteral);
  return parts.map(({ type, value }) => (type === "currency" ? symbolIn(locale, value) : value)).join("");
}

/** In a text from right to left "UK£" would be shown as "£UK", since a sign at the end of Latin letters follows the text round it. */
function symbolIn(locale: string, symbol: string): string {
  return /^[A-Z]/.test(symbol) ? aloneInItsDirection(symbol, locale) : symbol;
}

/** The amount as plain digits with a point, such as "1234.50", for records, fields and files; exact for any size. */
export function decimalOf(amount: MinorUnits, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const decimal = exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;
  return amount < 0n ? `-${decimal}` : decimal;
}
