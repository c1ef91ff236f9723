import { expect, it } from "vitest";
import { languages } from "./actor.ts";
import { aloneInItsDirection, inItsDirection } from "./direction.ts";

it("a number that stands by itself carries marks only where the page runs from right to left", () => {
  const number = "+1 212 555 0100";
  const marked = languages.filter((language) => aloneInItsDirection(number, language) !== number);
  expect(marked).toEqual(["ar"]);
  expect(aloneInItsDirection(number, "ar")).toBe(inItsDirection(number));
});
