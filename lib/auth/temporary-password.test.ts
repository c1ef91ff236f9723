import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "#lib/auth/password.ts";
import { passwordLength } from "#lib/auth/password-rules.ts";
import { generateTemporaryPassword, temporaryPassword } from "#lib/auth/temporary-password.ts";
import {
  groupedTemporaryPassword,
  readsBadly,
  temporaryPasswordAlphabet,
  temporaryPasswordGroups,
  temporaryPasswordMeant,
} from "#lib/auth/temporary-password-rules.ts";

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

  test("and none that nobody wants to find in the first mail, or to read out", () => {
    expect(made.filter(readsBadly)).toEqual([]);
  });

  test("leaving those out costs less than a tenth of a bit, so that 75 are left", () => {
    const drawn = Array.from({ length: 20_000 }, (_, at) => randomText(at));
    const kept = drawn.filter((one) => !readsBadly(one)).length / drawn.length;
    expect(20 * Math.log2(alphabet.length) + Math.log2(kept)).toBeGreaterThan(75);
    expect(kept).toBeGreaterThan(2 ** -0.1);
    expect(kept).toBeLessThan(1);
  });

  test("every character about equally often: within a tenth over 100,000", () => {
    const characters = made.join("").replaceAll("-", "");
    const expected = characters.length / alphabet.length;
    for (const character of alphabet) {
      const count = characters.split(character).length - 1;
      expect(Math.abs(count - expected) / expected, character).toBeLessThan(0.1);
    }
  });

  test("long enough to stay as an ordinary password when no change is forced", () => {
    expect(generateTemporaryPassword().length).toBeGreaterThanOrEqual(passwordLength.min);
  });
});

test.each([
  ["f4ck-3w3k-kfrt-3xph-cycd", "which one was given on the 23rd of November 2026"],
  ["xyxc-4ntx-hhhh-rrrr-tttt", "across a hyphen too"],
  ["xxw4-nkxx-hhhh-rrrr-tttt", "British"],
  ["k4ck-xyxy-hhhh-rrrr-tttt", "German"],
  ["xxp3-n3xx-hhhh-rrrr-tttt", "Spanish"],
])("%s is not given: %s", (password) => {
  expect(readsBadly(password)).toBe(true);
});

test("it comes with the hash that verifies it, typed back with hyphens or without", async () => {
  const { plain, hash } = await temporaryPassword();
  expect(await verifyPassword(hash, plain)).toBe(true);
  expect(await verifyPassword(hash, plain.replaceAll("-", ""))).toBe(true);
  expect(await verifyPassword(hash, `${plain}x`)).toBe(false);
});

test("one that was typed another way and became an ordinary password opens when it is typed that way again", async () => {
  const typed = "KD3FWXYRTNPCHD4KWXRT";
  expect(await verifyPassword(await hashPassword(typed), typed)).toBe(true);
});

describe("what was typed is read as a temporary password", () => {
  const shown = "kd3f-wxyr-tnpc-hd4k-wxrt";
  test.each<[string, string | null, string]>([
    [shown, shown, "as it was shown"],
    [` ${shown}\n`, shown, "with what came along when it was copied"],
    ["kd3fwxyrtnpchd4kwxrt", shown, "without hyphens"],
    ["kd3f wxyr tnpc hd4k wxrt", shown, "with spaces for hyphens"],
    ["Kd3f-wxyr-tnpc-hd4k-wxrt", shown, "with the capital that a phone begins with"],
    ["KD3F-WXYR-TNPC-HD4K-WXRT", shown, "with the Caps Lock key on"],
    ["kd3f–wxyr—tnpc‑hd4k−wxrt", shown, "with the dashes of a word processor"],
    ["ｋｄ３ｆ－ｗｘｙｒ－ｔｎｐｃ－ｈｄ４ｋ－ｗｘｒｔ", shown, "from a full-width keyboard"],
    ["\u200ekd3f-wxyr-tnpc-hd4k-wxrt\u200e", shown, "with the marks of a text from right to left"],
    ["kd3f-wxyr-tnpc-hd4k-wxr", null, "not with a character less"],
    ["kd3f-wxyr-tnpc-hd4k-wxrtt", null, "nor with one more"],
    ["kd3f-wxyr-tnpc-hd4k-wxra", null, "nor with one that no temporary password has"],
    ["kd3f_wxyr_tnpc_hd4k_wxrt", null, "nor with a sign that is no hyphen"],
    ["maria loves blue tea", null, "and no ordinary password is"],
  ])("%j: %s, %s", (typed, meant) => {
    expect(temporaryPasswordMeant(typed)).toBe(meant);
  });
});

/** Unlike the generator's own, so that what it leaves out is among them; the same in each run. */
function randomText(seed: number): string {
  const digest = createHash("sha256").update(`draw ${seed}`).digest();
  const characters = [...digest.subarray(0, 20)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return groupedTemporaryPassword(characters);
}
