import { describe, expect, it } from "vitest";
import { csvCell } from "./csv-cell.ts";

describe("a cell that a spreadsheet would compute", () => {
  it.each([
    ["an equals sign", "=1+1"],
    ["a plus", "+491701234567"],
    ["a minus", "-2"],
    ["an at sign", "@SUM(A1)"],
    ["a tab", "\tx"],
    ["a carriage return", "\rx"],
    ["a line feed", "\nx"],
    ["spaces before it", "   =cmd|' /C calc'!A0"],
    ["a space that does not break", "\u00A0=1"],
    ["a byte order mark", "\uFEFF=1"],
    ["a character without width", "\u200B=1"],
    ["full width", "\uFF1D1+1"],
    ["a full-width plus after an ideographic space", "\u3000\uFF0B1"],
    ["a small form", "\uFE661"],
    ["a full-width at sign", "\uFF20SUM"],
  ])("%s gets an apostrophe in front", (_, text) => {
    expect(csvCell(text)).toBe(`'${text}`);
  });

  it.each([
    "Ada Admin",
    "",
    "45.00",
    "2026-01-17",
    "O'Neill",
    "a=b",
    "Jean-Luc",
    "a@example.com",
    " Zo\u00EB",
  ])("%j stays as it is", (text) => expect(csvCell(text)).toBe(text));
});
