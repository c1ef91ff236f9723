import { describe, expect, it } from "vitest";
import { segmentsOf } from "./segments.ts";

const a = (count: number) => "a".repeat(count);
const polish = (count: number) => "ł".repeat(count);

describe("segmentsOf", () => {
  it.each([
    ["nothing", "", 0, "GSM-7", 0, 160],
    ["one letter", "a", 1, "GSM-7", 1, 160],
    ["as much as fits into one", a(160), 1, "GSM-7", 160, 160],
    ["one more needs two, with 153 in each", a(161), 2, "GSM-7", 161, 306],
    ["as much as fits into two", a(306), 2, "GSM-7", 306, 306],
    ["one more needs three", a(307), 3, "GSM-7", 307, 459],
    ["a euro sign takes two septets", `${a(158)}€`, 1, "GSM-7", 160, 160],
    ["and so needs a second segment sooner", `${a(159)}€`, 2, "GSM-7", 161, 306],
    ["a euro sign is not torn in two at the border", `${a(152)}€${a(152)}`, 3, "GSM-7", 306, 459],
    ["letters of the GSM alphabet", "äöüñéÉàèìòùÅåßΔΩ@£$¥§¿¡", 1, "GSM-7", 23, 160],
    ["brackets of its extension", "[]{}\\~^|", 1, "GSM-7", 16, 160],
    ["a line break", "a\nb", 1, "GSM-7", 3, 160],
    ["one other letter makes it all UCS-2", `ł${a(69)}`, 1, "UCS-2", 70, 70],
    ["one more needs two, with 67 in each", polish(71), 2, "UCS-2", 71, 134],
    ["as much as fits into two of them", polish(134), 2, "UCS-2", 134, 134],
    ["one more needs three of them", polish(135), 3, "UCS-2", 135, 201],
    ["a euro sign is one unit there", `ł€${a(68)}`, 1, "UCS-2", 70, 70],
    ["an emoji takes two units", `${a(68)}😀`, 1, "UCS-2", 70, 70],
    ["and so needs a second segment sooner", `${a(69)}😀`, 2, "UCS-2", 71, 134],
    ["an emoji is not torn in two at the border", `${a(66)}😀${a(10)}`, 2, "UCS-2", 78, 134],
    ["a family is one sign of eleven units", "👨‍👩‍👧‍👦", 1, "UCS-2", 11, 70],
    ["typographic quotes", "“a”", 1, "UCS-2", 3, 70],
  ] as const)("%s", (_, text, count, encoding, used, room) => {
    expect(segmentsOf(text)).toMatchObject({ count, encoding, used, room });
  });

  it.each([
    ["Grüße", []],
    ["Gruß “A” – “B” 😀", ["“", "”", "–", "😀"]],
    ["zażółć zażółć", ["ż", "ó", "ł", "ć"]],
  ])("%j is forced out of GSM-7 by %j", (text, forcing) => {
    expect(segmentsOf(text).forcing).toEqual(forcing);
  });
});
