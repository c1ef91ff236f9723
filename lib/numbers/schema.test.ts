import { describe, expect, it } from "vitest";
import { NumberSearch } from "./schema.ts";

function read(areaCode: string, country = "US") {
  const parsed = NumberSearch.safeParse({ country, areaCode });
  return parsed.success ? parsed.data.areaCode : parsed.error.issues.map(({ message }) => message);
}

describe("the area code of a search", () => {
  it.each([
    ["212", "US", "212"],
    ["+1 212", "US", "212"],
    ["+1 (212)", "US", "212"],
    ["1-212", "US", "212"],
    ["0012 12", "US", "212"],
    ["(212)", "US", "212"],
    ["212-", "US", "212"],
    [" 212. ", "US", "212"],
    ["+1 416", "CA", "416"],
    ["+44 20", "GB", "20"],
    ["020", "GB", "020"],
    ["+49 (0)30", "DE", "30"],
    ["", "US", null],
    ["+1", "US", null],
  ])("%j in %s is %j", (typed, country, areaCode) => {
    expect(read(typed, country)).toBe(areaCode);
  });

  it.each([
    ["abc", "US", "area-code-invalid"],
    ["21a2", "US", "area-code-invalid"],
    ["123456", "GB", "area-code-not-there"],
    ["2126666", "US", "area-code-three-digits"],
    ["41", "US", "area-code-three-digits"],
    ["1 21", "US", "area-code-not-there"],
    ["999", "US", "area-code-not-there"],
    ["416", "US", "area-code-elsewhere"],
    ["+44 20", "US", "area-code-elsewhere"],
  ])("%j in %s is refused: %s", (typed, country, message) => {
    expect(read(typed, country)).toEqual([message]);
  });
});

it("searches by an area code and digits typed on an Arabic or a full-width keyboard", () => {
  const search = { country: "US", areaCode: "٤١٥", contains: "０１０" };
  expect(NumberSearch.parse(search)).toMatchObject({ areaCode: "415", contains: "010" });
});
