import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { asSystem } from "#db/client.ts";
import { isReservedExtension, refusalOfNumber, reservedExtensions } from "./rules.ts";

it("the database reserves the same numbers, of all that an extension can have", async () => {
  const rows = await asSystem("test", (tx) =>
    tx.execute<{ number: string }>(sql`
      select number from generate_series(2, 6) as digits, lateral generate_series(0, (10 ^ digits)::int - 1) as n,
             lateral lpad(n::text, digits, '0') as number
       where is_reserved_extension(number)`),
  );
  expect(rows.map(({ number }) => number).sort()).toEqual([...reservedExtensions].sort());
  expect(rows.every(({ number }) => isReservedExtension(number))).toBe(true);
});

it.each([
  { number: "100", refusal: null },
  { number: "9999", refusal: null },
  { number: "911", refusal: "extension-reserved" },
  { number: "15", refusal: "extension-reserved" },
  { number: "1", refusal: "extension-invalid" },
  { number: "1234567", refusal: "extension-invalid" },
  { number: "12a", refusal: "extension-invalid" },
  { number: "\u0661\u0661\u0662", refusal: "extension-invalid" },
  { number: "112 ", refusal: "extension-invalid" },
])("$number is refused as $refusal", ({ number, refusal }) => {
  expect(refusalOfNumber(number)).toBe(refusal);
});
