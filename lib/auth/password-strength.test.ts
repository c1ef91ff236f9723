import { beforeAll, describe, expect, test } from "vitest";
import type { KnownNames } from "#lib/auth/known-names.ts";
import { leastStrength, passwordStrength } from "#lib/auth/password-strength.ts";

const names: KnownNames = {
  organisationName: "Northwind",
  personName: "Maria Jones",
  email: "mj@northwind.example",
};

beforeAll(() => passwordStrength("the dictionaries are read the first time", names), 60_000);

describe("too easy to guess", () => {
  test.each([
    ["", "nothing"],
    ["               ", "spaces"],
    ["aaaaaaaaaaaaaaa", "one character"],
    ["aaaa bbbb cccc dddd", "a handful of characters"],
    ["😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "one emoji"],
    ["123456789012345", "counting"],
    ["abcdefghijklmnop", "the alphabet"],
    ["a1b2c3d4e5f6g7h8", "two rows interleaved"],
    ["1q2w3e4r5t6y7u8i", "a keyboard zigzag"],
    ["qwertyuiopasdfg", "keyboard rows"],
    ["qwertzuiopasdfgh", "German keyboard rows"],
    ["azertyuiopqsdfgh", "French keyboard rows"],
    ["!QAZ2wsx#EDC4rfv", "keyboard columns"],
    ["passwordpassword1", "a listed password twice"],
    ["P@ssw0rdP@ssw0rd", "with the usual replacements"],
    ["passwort12345678", "a listed password of another language"],
    ["changeme-changeme", "twice, with a separator"],
    ["iloveyou iloveyou", "twice, with a space"],
    ["пароль пароль пароль", "thrice, in another script"],
    ["Welcome2026Welcome", "word, year, word"],
    ["mickeymouse12345", "a figure and counting"],
    ["administrator123", "a role and counting"],
    ["correct horse battery staple", "the passphrase everybody has read"],
    ["To be, or not to be!", "a quotation"],
    ["x1x1x1x1x1x1x1x1", "a repeat"],
    ["Northwind-2026-!!", "the organisation and a year"],
    ["maria jones maria", "the person"],
  ])("%j: %s", async (typed) => {
    expect(await passwordStrength(typed, names)).toBeLessThan(leastStrength);
  });
});

describe("strong enough", () => {
  test.each([
    ["ostrich velvet cabin", "three words"],
    ["maria loves blue tea", "the own name among others"],
    ["my dog eats green apples", "a sentence"],
    ["tea tea coffee and more tea", "a sentence that repeats itself"],
    ["der kleine blaue Ofen", "another language"],
    ["الشاي الأزرق مساء السبت", "another script"],
    ["静かな湖畔の森の影から、郭公の声", "a script without spaces"],
    ["8f3k1m9x2c7v5b4n", "what a password generator makes"],
    ["%&(#@*!^)$~}{][", "signs alone"],
    ["🐴🔋📎🌵🎲🚲🧭🍋🎷🪁🦉🥁🧲🪜🛶", "fifteen emoji"],
    ["hdnk-x4tr-pcwh-nkyt-3ffk", "a temporary password"],
  ])("%j: %s", async (typed) => {
    expect(await passwordStrength(typed, names)).toBeGreaterThanOrEqual(leastStrength);
  });
});

test("full-width typing makes nothing stronger: the NFKC form is judged", async () => {
  expect(await passwordStrength("ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ", names)).toBeLessThan(leastStrength);
});

test("a megabyte costs no more than its beginning", async () => {
  expect(await passwordStrength("x".repeat(1_000_000), names)).toBe(0);
});
