import { describe, expect, it } from "vitest";
import { exponentOf } from "./currencies.ts";

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
