/** Where numbers can be bought: ISO 3166 codes, in the order of a choice. The price list has a price for each. */
export const numberCountries = ["US", "CA", "GB", "DE", "FR", "ES", "BR", "AU", "NZ", "JP"] as const;
export type NumberCountry = (typeof numberCountries)[number];
