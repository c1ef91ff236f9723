import { currencies } from "#lib/values/currencies.ts";

/** The currencies to choose from, and the present one, should it have been withdrawn since. */
export function currencyOptions(locale: string, present?: string) {
  const names = new Intl.DisplayNames(locale, { type: "currency" });
  const codes = new Set<string>(present === undefined ? currencies : [...currencies, present]);
  return [...codes].sort().map((code) => ({ value: code, label: `${code}, ${names.of(code)}` }));
}
