import { describe, expect, it } from "vitest";
import { newId } from "#lib/values/ids.ts";
import { AddStatus } from "./schema.ts";

const form = { key: newId(), name: "Lunch", colour: "green" };

function faultOf(change: object): string | undefined {
  return AddStatus.safeParse({ ...form, ...change }).error?.issues[0]?.message;
}

describe("the name of a status", () => {
  it.each([
    [{ name: "x".repeat(100) }, undefined],
    [{ name: "x".repeat(101) }, "short-name-too-long"],
    [{ name: " " }, "name-required"],
    [{ "name-de": "x".repeat(101) }, "short-name-too-long"],
    [{ "name-de": "" }, undefined],
  ])("is spoken of as a name: %j", (change, fault) => {
    expect(faultOf(change)).toBe(fault);
  });
});
