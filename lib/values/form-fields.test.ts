import { expect, test } from "vitest";
import { z } from "zod";
import { optional } from "./form-fields.ts";

test.each([
  [undefined, null],
  ["", null],
  [" \t\u00A0", null],
  [" x ", " x "],
])("an optional field with %j in it is %j", (typed, read) => {
  expect(optional(z.string().min(3)).parse(typed)).toBe(read);
});

test("what is in an optional field is judged with the field's own message", () => {
  const { error } = optional(z.string().min(3, "too-short")).safeParse("x");
  expect(error?.issues).toMatchObject([{ message: "too-short" }]);
});
