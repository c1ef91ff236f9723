import { describe, expect, it } from "vitest";
import { askedPart, isKnown, partIsWanted } from "./range-rules.ts";

describe("askedPart of 1000 bytes", () => {
  it.each([
    [null, "whole", "nothing is asked"],
    ["bytes=0-", { from: 0, until: 1000 }, "what a player asks first"],
    ["bytes=0-0", { from: 0, until: 1 }, "one byte"],
    ["bytes=500-599", { from: 500, until: 600 }, "a middle"],
    ["bytes=999-", { from: 999, until: 1000 }, "the last byte"],
    ["bytes=990-5000", { from: 990, until: 1000 }, "an end beyond it is its end"],
    ["bytes=-10", { from: 990, until: 1000 }, "the last ten"],
    ["bytes=-5000", { from: 0, until: 1000 }, "more than there is, from the end"],
    ["bytes=1000-", "outside", "just behind the end"],
    ["bytes=5000-6000", "outside", "far behind it"],
    ["bytes=-0", "outside", "no bytes from the end"],
    ["bytes=600-500", "whole", "backwards is no range"],
    ["bytes=0-1,5-6", "whole", "several parts"],
    ["bytes=a-b", "whole", "no figures"],
    ["bytes=-", "whole", "no figures at all"],
    ["lines=0-5", "whole", "another unit"],
    ["bytes=99999999999999999999-", "outside", "a figure beyond all counting"],
  ])("%s: %j, %s", (header, part, _why) => {
    expect(askedPart(header, 1000)).toEqual(part);
  });
});

describe("conditions", () => {
  it.each([
    [null, true],
    ['"a"', true],
    ['"b"', false],
    ['W/"a"', false],
    ["Sun, 22 Nov 2026 10:00:00 GMT", false],
  ])("If-Range %s: %s", (header, wanted) => {
    expect(partIsWanted(header, '"a"')).toBe(wanted);
  });

  it.each([
    [null, false],
    ['"a"', true],
    ['"b", W/"a"', true],
    ["*", true],
    ['"ab"', false],
  ])("If-None-Match %s: %s", (header, known) => {
    expect(isKnown(header, '"a"')).toBe(known);
  });
});
