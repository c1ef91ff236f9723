import { describe, expect, it } from "vitest";
import { TitleField } from "./title.ts";

describe("TitleField", () => {
  it.each([
    ["  Call   back\tsoon ", "Call back soon", "spaces are one"],
    ["Mon/Tue", "Mon/Tue", "a stroke is no path"],
    ["<b>Hi</b>.wav", "<b>Hi</b>.wav", "it is text, whatever it looks like"],
    ["x".repeat(100), "x".repeat(100), "as long as it may be"],
  ])("takes %j as %j: %s", (typed, title, _why) => {
    expect(TitleField.parse(typed)).toBe(title);
  });

  it.each([
    ["", "title-required"],
    ["   ", "title-required"],
    ["x".repeat(101), "title-too-long"],
    ["a\u0000b", "title-invalid"],
    ["a\u202Eb", "title-invalid"],
    ["...", "title-invalid"],
    ["../../x", "title-is-path"],
    ["..\\..\\x", "title-is-path"],
    ["/etc/passwd", "title-is-path"],
    ["a/../b", "title-is-path"],
    ["C:\\x", "title-is-path"],
    [undefined, "title-required"],
  ])("refuses %j as %s", (typed, message) => {
    expect(TitleField.safeParse(typed).error?.issues[0]?.message).toBe(message);
  });
});
