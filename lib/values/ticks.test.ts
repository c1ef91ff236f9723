import { describe, expect, it } from "vitest";
import { ticksAfter, ticksChanged, ticksDiffer } from "./ticks.ts";

const of = (letters: string) => [...letters];

describe("the boxes of a form that somebody else changed too", () => {
  it.each([
    { why: "nothing was touched", drawn: "ab", mine: "ab", now: "ab", becomes: "ab" },
    { why: "one is ticked", drawn: "a", mine: "ab", now: "a", becomes: "ab" },
    { why: "one is emptied", drawn: "ab", mine: "a", now: "ab", becomes: "a" },
    { why: "what only others ticked stays", drawn: "a", mine: "ab", now: "ac", becomes: "acb" },
    { why: "what only others emptied is gone", drawn: "ab", mine: "abc", now: "a", becomes: "ac" },
    { why: "both ticked the same", drawn: "", mine: "a", now: "a", becomes: "a" },
    { why: "both emptied the same", drawn: "a", mine: "", now: "", becomes: "" },
    {
      why: "one that was emptied by others and not touched here stays empty",
      drawn: "a",
      mine: "a",
      now: "",
      becomes: "",
    },
  ])("$why", ({ drawn, mine, now, becomes }) => {
    expect(ticksAfter(of(now), ticksChanged(of(drawn), of(mine)))).toEqual(of(becomes));
  });
});

describe("ticksDiffer", () => {
  it.each([
    { why: "the same in another order", one: "ab", other: "ba", differ: false },
    { why: "one more", one: "a", other: "ab", differ: true },
    { why: "one fewer", one: "ab", other: "b", differ: true },
    { why: "none and none", one: "", other: "", differ: false },
  ])("$why", ({ one, other, differ }) => {
    expect(ticksDiffer(of(one), of(other))).toBe(differ);
  });
});
