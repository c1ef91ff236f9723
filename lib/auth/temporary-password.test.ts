import { describe, expect, test } from "vitest";
import { verifyPassword } from "#lib/auth/password.ts";
import { passwordLength } from "#lib/auth/password-rules.ts";
import {
  generateTemporaryPassword,
  temporaryPassword,
  temporaryPasswordAlphabet,
  temporaryPasswordGroups,
} from "#lib/auth/temporary-password.ts";

const alphabet = [...temporaryPasswordAlphabet];

test("it holds at least 75 bits", () => {
  const characters = temporaryPasswordGroups.count * temporaryPasswordGroups.length;
  expect(characters * Math.log2(new Set(alphabet).size)).toBeGreaterThanOrEqual(75);
});

test("no character stands twice in the alphabet, which would favour it", () => {
  expect(new Set(alphabet).size).toBe(alphabet.length);
});

describe("whatever the alphabet holds, nobody takes it for another key", () => {
  test.each([
    ["0OoQDq", "round"],
    ["1lIi|!jJ7", "a stroke"],
    ["2Zz", "a zigzag"],
    ["5Ss$", "an S"],
    ["8B6bG&", "loops"],
    ["9gq", "a loop with a tail"],
    ["uUvV", "a cup"],
    ["m", "read as rn, heard as n"],
    ["ae", "vowels make words, and e reads as c, a as o"],
    ["-_ ", "what separates the groups"],
  ])("none of %s: %s", (lookAlikes) => {
    expect(alphabet.filter((character) => lookAlikes.includes(character))).toEqual([]);
  });

  test.each([["ce"], ["mn"], ["hb"], ["rv"], ["yv"], ["4A"], ["3E"], ["t+"]])("at most one of %s", (pair) => {
    expect(alphabet.filter((character) => pair.includes(character)).length).toBeLessThanOrEqual(1);
  });

  test("only small letters and digits, so that case is never a question", () => {
    expect(temporaryPasswordAlphabet).toMatch(/^[a-z2-9]+$/);
  });
});

describe("generated", () => {
  const made = Array.from({ length: 5000 }, generateTemporaryPassword);

  test("in five groups of four", () => {
    const group = `[${temporaryPasswordAlphabet}]{4}`;
    const shape = new RegExp(`^${group}(-${group}){4}$`);
    expect(made.filter((plain) => !shape.test(plain))).toEqual([]);
  });

  test("never the same twice", () => {
    expect(new Set(made).size).toBe(made.length);
  });

  test("every character equally often: within six standard deviations over 100,000", () => {
    const characters = made.join("").replaceAll("-", "");
    const expected = characters.length / alphabet.length;
    const deviation = Math.sqrt(expected * (1 - 1 / alphabet.length));
    for (const character of alphabet) {
      const count = characters.split(character).length - 1;
      expect(Math.abs(count - expected), character).toBeLessThan(6 * deviation);
    }
  });

  test("long enough to stay as an ordinary password when no change is forced", () => {
    expect(generateTemporaryPassword().length).toBeGreaterThanOrEqual(passwordLength.min);
  });
});

test("it comes with the hash that verifies it, hyphens included", async () => {
  const { plain, hash } = await temporaryPassword();
  expect(await verifyPassword(hash, plain)).toBe(true);
  expect(await verifyPassword(hash, plain.replaceAll("-", ""))).toBe(false);
});
