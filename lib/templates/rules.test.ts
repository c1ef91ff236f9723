import { describe, expect, it } from "vitest";
import { filledIn, unknownPlaceholders } from "./rules.ts";

describe("unknownPlaceholders", () => {
  it.each([
    ["Hello", []],
    ["Hello {first_name}, {agent_name} of {organisation}, {extension}, {number}", []],
    ["Hello {name}", ["{name}"]],
    ["{First_Name} {first_name }", ["{First_Name}", "{first_name }"]],
    ["{x} and {x}", ["{x}"]],
    ["{}", ["{}"]],
    ["Hello {first_name", ["{first_name"]],
    ["Hello first_name}", ["}"]],
    ["{{first_name}}", ["{ }"]],
    ["{constructor}", ["{constructor}"]],
  ])("%j: %j", (text, unknown) => {
    expect(unknownPlaceholders(text)).toEqual(unknown);
  });
});

describe("filledIn", () => {
  const values = {
    first_name: "Alex",
    agent_name: "{number}",
    organisation: "$& Ltd",
    extension: "104",
    number: "+1 415 555 0123",
  };
  it.each([
    ["Hello {first_name} and {first_name}", "Hello Alex and Alex"],
    ["{agent_name}", "{number}"],
    ["{organisation}", "$& Ltd"],
    ["{other}", "{other}"],
  ])("%j is sent as %j", (text, sent) => {
    expect(filledIn(text, values)).toBe(sent);
  });
});
