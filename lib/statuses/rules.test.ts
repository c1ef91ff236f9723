import { describe, expect, it } from "vitest";
import type { StatusId } from "#lib/values/ids.ts";
import { moved, nameOfStatus, offeredOf } from "./rules.ts";

describe("nameOfStatus", () => {
  const status = { name: "Away", translations: { de: "Abwesend", ar: "بعيد" } };
  it.each([
    ["de", "Abwesend"],
    ["ar", "بعيد"],
    ["fr", "Away"],
    ["en", "Away"],
  ] as const)("in %s: %s", (language, name) => {
    expect(nameOfStatus(status, language)).toBe(name);
  });
});

describe("offeredOf", () => {
  const [first, meal, call] = ["first", "meal", "call"] as unknown as [StatusId, StatusId, StatusId];
  const all = [
    { id: first, isChosenByHand: false },
    { id: meal, isChosenByHand: true },
    { id: call, isChosenByHand: false },
  ];
  it.each([
    ["what is chosen by hand, and the first whatever it is", [], [first, meal]],
    ["not what is withheld", [meal], [first]],
    ["the first even where it is withheld", [first], [first, meal]],
  ])("%s", (_, withheld, offered) => {
    expect(offeredOf(all, new Set(withheld)).map(({ id }) => id)).toEqual(offered);
  });
});

describe("moved", () => {
  it.each([
    ["b", "up", ["b", "a", "c"]],
    ["b", "down", ["a", "c", "b"]],
    ["a", "up", null],
    ["c", "down", null],
    ["z", "down", null],
  ] as const)("%s %s", (id, direction, order) => {
    expect(moved(["a", "b", "c"], id as "a", direction)).toEqual(order);
  });
});
