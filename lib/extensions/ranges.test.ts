import { describe, expect, it } from "vitest";
import { parseRanges, rangesAsText } from "./rules.ts";

describe("ranges of extensions, one a line", () => {
  it.each([
    { why: "one", typed: "100-199", read: "100-199" },
    {
      why: "in any order, with spaces, commas and other dashes",
      typed: " 300 – 399,\r\n100-199 ",
      read: "100-199\n300-399",
    },
    { why: "side by side", typed: "100-199\n200-299", read: "100-199\n200-299" },
    { why: "a number alone", typed: "150", read: "150" },
    { why: "in Arabic digits", typed: "١٠٠-١٩٩", read: "100-199" },
    { why: "the widest", typed: "10-999999", read: "10-999999" },
  ])("$why", ({ typed, read }) => {
    const parsed = parseRanges(typed);
    expect(parsed.ok && rangesAsText(parsed.ranges)).toBe(read);
  });

  it.each([
    { typed: " \n ", refusal: "ranges-required" },
    { typed: "a to z", refusal: "range-malformed" },
    { typed: "100-", refusal: "range-malformed" },
    { typed: "-100", refusal: "range-malformed" },
    { typed: "1e3", refusal: "range-malformed" },
    { typed: "1000000000-2000000000", refusal: "range-malformed" },
    { typed: "199-100", refusal: "range-backwards" },
    { typed: "9-20", refusal: "range-out-of-bounds" },
    { typed: "100-1000000", refusal: "range-out-of-bounds" },
    { typed: "010-020", refusal: "range-begins-with-zero" },
    { typed: "100-199\n199", refusal: "ranges-overlap" },
    { typed: "150-160\n100-199", refusal: "ranges-overlap" },
    { typed: Array.from({ length: 101 }, (_, i) => String(1000 + i)).join("\n"), refusal: "ranges-too-many" },
  ])("refuses $refusal", ({ typed, refusal }) => {
    expect(parseRanges(typed)).toEqual({ ok: false, refusal });
  });
});
