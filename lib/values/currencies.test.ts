import { describe, expect, it } from "vitest";
import { currencies, exponentOf, isCurrency } from "./currencies.ts";

describe("the exponent of a currency is ISO 4217's, whatever the runtime shows in shops", () => {
  it.each([
    { exponent: 0, codes: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF" },
    {
      exponent: 2,
      codes: "USD EUR AFN ALL COP HUF IDR IRR KPW LAK LBP MGA MMK PKR RSD SLL SOS SYP TWD UZS YER HRK",
    },
    { exponent: 3, codes: "BHD IQD JOD KWD LYD OMR TND" },
    { exponent: 4, codes: "CLF UYW" },
  ])("$exponent for $codes", ({ exponent, codes }) => {
    for (const code of codes.split(" ")) expect([code, exponentOf(code)]).toEqual([code, exponent]);
  });
});

describe("the currencies to choose from", () => {
  it("are each there once, in the order of their codes", () => {
    expect(currencies).toEqual([...new Set(currencies)].sort());
  });

  it("all have a name in the runtime", () => {
    const names = new Intl.DisplayNames("en", { type: "currency", fallback: "none" });
    expect(currencies.filter((code) => names.of(code) === undefined)).toEqual([]);
  });

  it.each("HRK BGN ZWL SLL CUC ANG XDR XSU XXX XTS XAU XUA CLF UYI USN CHE MXV".split(" "))(
    "leave out %s, which is withdrawn or no country's money",
    (code) => {
      expect(isCurrency(code)).toBe(false);
    },
  );

  it.each("USD EUR GBP XOF XAF XCD XPF XCG ZWG SLE".split(" "))("have %s", (code) => {
    expect(isCurrency(code)).toBe(true);
  });
});
