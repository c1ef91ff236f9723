import { expect, it } from "vitest";
import { asciiDigits } from "./digits.ts";

it.each([
  { script: "Arabic-Indic", typed: "٠١٢٣٤٥٦٧٨٩" },
  { script: "Persian", typed: "۰۱۲۳۴۵۶۷۸۹" },
  { script: "Devanagari", typed: "०१२३४५६७८९" },
  { script: "full width", typed: "０１２３４５６７８９" },
  { script: "mathematical, beside four other rows", typed: "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡" },
  { script: "our own", typed: "0123456789" },
])("reads the digits of $script", ({ typed }) => {
  expect(asciiDigits(typed)).toBe("0123456789");
});

it("leaves everything else as it was, numbers that are no digits included", () => {
  expect(asciiDigits("+٤٤ (20) x½ ² Ⅷ 七 -")).toBe("+44 (20) x½ ² Ⅷ 七 -");
});

it("gives for every decimal digit there is what its place in its row says", () => {
  const all = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => /\p{Nd}/u.test(character));
  expect(all.length % 10).toBe(0);
  expect(asciiDigits(all.join(""))).toBe("0123456789".repeat(all.length / 10));
});
