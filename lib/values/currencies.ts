/**
 * The money of countries that ISO 4217 lists as active, as of 2026: what an organisation may be billed in. Left out are funds
 * and units of account (CLF, XDR), metals, test codes, and VED, which is the same money as VES.
 */
export const currencies = [
  ...["AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN"],
  ...["BAM", "BBD", "BDT", "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD"],
  ...["CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD"],
  ...["EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD"],
  ...["HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY"],
  ...[
    "KES",
    "KGS",
    "KHR",
    "KMF",
    "KPW",
    "KRW",
    "KWD",
    "KYD",
    "KZT",
    "LAK",
    "LBP",
    "LKR",
    "LRD",
    "LSL",
    "LYD",
  ],
  ...["MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN"],
  ...[
    "NAD",
    "NGN",
    "NIO",
    "NOK",
    "NPR",
    "NZD",
    "OMR",
    "PAB",
    "PEN",
    "PGK",
    "PHP",
    "PKR",
    "PLN",
    "PYG",
    "QAR",
  ],
  ...[
    "RON",
    "RSD",
    "RUB",
    "RWF",
    "SAR",
    "SBD",
    "SCR",
    "SDG",
    "SEK",
    "SGD",
    "SHP",
    "SLE",
    "SOS",
    "SRD",
    "SSP",
  ],
  ...["STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS"],
  ...["UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF"],
  ...["YER", "ZAR", "ZMW", "ZWG"],
] as const;

export type Currency = (typeof currencies)[number];

/** True for a currency that may be chosen; one that was chosen and withdrawn since stays valid where it is stored. */
export function isCurrency(code: string): code is Currency {
  return (currencies as readonly string[]).includes(code);
}

/**
 * How many decimals ISO 4217 gives the currency, withdrawn ones included: 2 for USD, 0 for JPY, 3 for KWD. Written down here,
 * since the runtime tells what is usual in shops (no decimals for PKR), which changes with its version.
 */
export function exponentOf(currency: string): number {
  return exponents.get(currency) ?? 2;
}

const withExponent = (exponent: number, codes: string) =>
  codes.split(" ").map((code) => [code, exponent] as const);

const exponents: ReadonlyMap<string, number> = new Map([
  ...withExponent(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...withExponent(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...withExponent(4, "CLF UYW"),
]);
