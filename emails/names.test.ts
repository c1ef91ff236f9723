import { describe, expect, test } from "vitest";
import { isolated, oneLine, shortened } from "./names.ts";

describe("a name on one line", () => {
  test.each([
    ["Ada\r\nBcc: eve@example.com", "Ada Bcc: eve@example.com", "a new line would start a header"],
    ["Ada\u2028Moreno\u2029X", "Ada Moreno X", "Unicode has line ends of its own"],
    ["Ada\u0000\u0007\u007f", "Ada", "control characters are no letters"],
    ["\u202eada\u202c \u2067x\u2069", "ada x", "an override would turn the rest of the sentence round"],
    ["\ud83d Ada", "\ufffd Ada", "half a character would not survive UTF-8"],
    ["<b>Ada</b> & {name}", "<b>Ada</b> & {name}", "markup is text here and stays what it is"],
    [
      "👩‍💻 نام\u200cخانوادگی",
      "👩‍💻 نام\u200cخانوادگی",
      "zero-width joiners belong to emoji and to Persian words",
    ],
  ])("%j becomes %j: %s", (typed, shown) => {
    expect(oneLine(typed)).toBe(shown);
  });
});

describe("a name in a subject", () => {
  test("is left alone up to 60 characters", () => {
    expect(shortened("a".repeat(60))).toBe("a".repeat(60));
  });

  test("is cut between characters, never inside an emoji", () => {
    expect(shortened("👩‍💻".repeat(300))).toBe(`${"👩‍💻".repeat(59)}…`);
  });
});

describe("isolation", () => {
  test("closes off a name of the other direction", () => {
    expect(isolated("محمد", "ltr")).toBe("\u2068محمد\u2069");
    expect(isolated("Ada", "rtl")).toBe("\u2068Ada\u2069");
  });

  test("leaves an ordinary name without invisible characters", () => {
    expect(isolated("Ada Ωmega 李", "ltr")).toBe("Ada Ωmega 李");
  });
});
