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
