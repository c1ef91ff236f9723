import { describe, expect, it } from "vitest";
import { oneLineField, plainTextField } from "./text-fields.ts";

const limits = { longest: 20, tooLong: "too-long", invalid: "invalid" };
const line = oneLineField({ ...limits, required: "required" });
const text = plainTextField(limits);

const messageOf = (field: typeof line | typeof text, typed: unknown) =>
  field.safeParse(typed).error?.issues[0]?.message;

type Refused = [why: string, typed: unknown, message: string];

const bad: Refused[] = [
  ["a control character", "a\u0000b", "invalid"],
  ["the end of a terminal's line", "a\u0085b", "invalid"],
  ["half a character", "a\uD800b", "invalid"],
  ["what turns the direction", "a\u202Eb", "invalid"],
  ["what isolates one", "a\u2067b", "invalid"],
];

describe("oneLineField", () => {
  it.each([
    ["  Front\t desk \n two ", "Front desk two", "spaces, tabs and lines are one space"],
    ["مكتب الاستقبال", "مكتب الاستقبال", "any script"],
    ["\u{1F4DE}", "\u{1F4DE}", "a picture is a name too"],
    ["x".repeat(20), "x".repeat(20), "as long as it may be"],
  ])("takes %j as %j: %s", (typed, taken, _why) => {
    expect(line.parse(typed)).toBe(taken);
  });

  it.each<Refused>([
    ["nothing", "", "required"],
    ["only spaces", " \t ", "required"],
    ["no field", undefined, "required"],
    ["one too many", "x".repeat(21), "too-long"],
    ["nothing to read", "...", "invalid"],
    ...bad,
  ])("refuses %s: %j is %s", (_why, typed, message) => {
    expect(messageOf(line, typed)).toBe(message);
  });
});

describe("plainTextField", () => {
  it.each([
    [" one\r\ntwo\rthree\n ", "one\ntwo\nthree", "every end of a line is one"],
    ["a\tb", "a\tb", "tabs stay"],
    ["  ", "", "it may be empty"],
    ["x".repeat(20), "x".repeat(20), "as long as it may be"],
  ])("takes %j as %j: %s", (typed, taken, _why) => {
    expect(text.parse(typed)).toBe(taken);
  });

  it.each<Refused>([["one too many", "x".repeat(21), "too-long"], ...bad])(
    "refuses %s: %j is %s",
    (_why, typed, message) => {
      expect(messageOf(text, typed)).toBe(message);
    },
  );

  it("says that a field which has to be there is missing", () => {
    expect(messageOf(plainTextField({ ...limits, required: "required" }), undefined)).toBe("required");
  });
});
