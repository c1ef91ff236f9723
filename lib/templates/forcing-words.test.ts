import { describe, expect, it } from "vitest";
import { inSight } from "./forcing-words.ts";

const words = { tab: "tab", blank: "blank {code}", invisible: "invisible character {code}" };

describe("inSight", () => {
  it.each([
    [["ż", "😀"], "ż 😀"],
    [["\t"], "tab"],
    [["\u00a0"], "blank U+00A0"],
    [["\u2003"], "blank U+2003"],
    [["\u200b"], "invisible character U+200B"],
    [["\u00ad"], "invisible character U+00AD"],
    [["\ufeff"], "invisible character U+FEFF"],
    [["“", "\t", "”", "\u202f"], "“ ”, tab, blank U+202F"],
    [["👨\u200d👩"], "👨\u200d👩"],
    [[], ""],
  ])("%j is said as %j", (characters, said) => {
    expect(inSight(characters, words)).toBe(said);
  });
});
