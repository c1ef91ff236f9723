import { describe, expect, it } from "vitest";
import { isOutdated, seenText } from "./seen.ts";

describe("isOutdated", () => {
  it.each([
    ["the same", { a: "x", b: 1 }, { a: "x", b: 1 }, false],
    ["the same in another order", { a: "x", b: 1 }, { b: 1, a: "x" }, false],
    ["nothing and an empty text, which a form cannot tell apart", { a: null }, { a: "" }, false],
    ["another value", { a: "x" }, { a: "y" }, true],
    ["a box ticked meanwhile", { a: false }, { a: true }, true],
    ["one field's text moved to another", { a: "x&b=y", b: "" }, { a: "x", b: "y" }, true],
  ])("%s", (_, before, now, outdated) => expect(isOutdated(seenText(before), now)).toBe(outdated));

  it("cannot be said of a form that carries nothing", () => {
    expect(isOutdated(undefined, { a: "x" })).toBe(false);
  });
});
