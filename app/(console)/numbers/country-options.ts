import type { Option } from "#components/ui/select-field.tsx";
import { numberCountries } from "#lib/values/number-countries.ts";

/** Where numbers can be bought, in the reader's language. */
export function countryOptions(locale: string): Option[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return numberCountries.map((code) => ({ value: code, label: names.of(code) ?? code }));
}
