import { describe, expect, it } from "vitest";
import { newId, type TierId } from "#lib/values/ids.ts";
import { SetSeatCounts, seatCountField, seatCountsIn } from "./schema.ts";

const tierId = newId<"tiers">();
const form = (count: unknown, more: object = {}) => ({
  key: newId<"idempotency_keys">(),
  quote: "",
  [seatCountField(tierId)]: count,
  ...more,
});

describe("SetSeatCounts", () => {
  it.each(["0", "7", "99999"])("takes %s", (count) => {
    expect(seatCountsIn(SetSeatCounts.parse(form(count)))).toEqual(new Map([[tierId, Number(count)]]));
  });

  it.each([
    { why: "negative", count: "-1" },
    { why: "fractional", count: "1.5" },
    { why: "an exponent", count: "1e3" },
    { why: "huge", count: "100000" },
    { why: "beyond any number", count: "9".repeat(400) },
    { why: "no number", count: "many" },
    { why: "empty", count: "" },
    { why: "a space", count: " 1" },
    { why: "other digits", count: "١٢" },
    { why: "a doubled field", count: ["1", "2"] },
    { why: "a number, which no form sends", count: 3 },
  ])("refuses beside the field: $why", ({ count }) => {
    const { error } = SetSeatCounts.safeParse(form(count));
    expect(error?.issues).toMatchObject([{ path: [seatCountField(tierId)], message: "seat-count-invalid" }]);
  });

  it.each([
    { why: "a field that is no tier's", more: { "seats:all": "3" } },
    { why: "a tier that is no id", more: { [seatCountField("x" as TierId)]: "3" } },
    { why: "an amount, which nobody asked for", more: { amount: "1" } },
  ])("refuses $why", ({ more }) => {
    expect(SetSeatCounts.safeParse(form("1", more)).error?.issues).toMatchObject([
      { path: [], message: "form-malformed" },
    ]);
  });

  it("refuses a pin that is too long to be one", () => {
    expect(SetSeatCounts.safeParse(form("1", { quote: "x".repeat(101) })).success).toBe(false);
  });
});
