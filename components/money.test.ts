import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { minorUnits } from "#lib/values/money.ts";
import { Money } from "./money.tsx";

it.each([
  { minor: 6500n, currency: "USD", locale: "en-GB", shows: "US$65.00", value: "65.00" },
  { minor: -1n, currency: "EUR", locale: "de", shows: "-0,01 €", value: "-0.01" },
  { minor: 1500n, currency: "JPY", locale: "fr", shows: "1 500 JPY", value: "1500" },
  { minor: 12345n, currency: "KWD", locale: "en-GB", shows: "KWD 12.345", value: "12.345" },
  {
    minor: 9007199254740993n,
    currency: "USD",
    locale: "en-GB",
    shows: "US$90,071,992,547,409.93",
    value: "90071992547409.93",
  },
])(
  "$minor in $currency reads $shows, and $value for a machine",
  ({ minor, currency, locale, shows, value }) => {
    const html = renderToStaticMarkup(Money({ amount: minorUnits(minor), currency, locale }));
    expect(html.replace(/[\u00a0\u202f]/g, " ")).toBe(`<data value="${value}">${shows}</data>`);
  },
);
