import { expect, it } from "vitest";
import { currencyOptions } from "./currency-options.ts";

const codes = (present?: string) => currencyOptions("de", present).map(({ value }) => value);

it("offers currencies by their names, and none that is withdrawn", () => {
  expect(currencyOptions("de")).toContainEqual({ value: "CHF", label: "CHF, Schweizer Franken" });
  expect(codes()).not.toContain("HRK");
});

it("offers a withdrawn one where it is the present one, in its place, and no other twice", () => {
  expect(codes("HRK").filter((code) => ["HNL", "HRK", "HTG"].includes(code))).toEqual(["HNL", "HRK", "HTG"]);
  expect(codes("EUR")).toEqual(codes());
});
