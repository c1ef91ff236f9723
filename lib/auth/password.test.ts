import { hash, type Options } from "@node-rs/argon2";
import { describe, expect, test } from "vitest";
import {
  argon2idCost,
  hashPassword,
  needsRehash,
  type PasswordHash,
  verifyPassword,
} from "#lib/auth/password.ts";

const typed = "maria loves blue tea";

describe("a hash", () => {
  test("is argon2id of 19 MiB, two passes, one thread", async () => {
    expect(await hashPassword(typed)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test("is salted: one password, two hashes", async () => {
    expect(await hashPassword(typed)).not.toBe(await hashPassword(typed));
  });
});

describe("verifying", () => {
  test.each([
    [typed, typed, true, "the same password"],
    [typed, "maria loves blue te", false, "a character less"],
    [typed, "Maria loves blue tea", false, "another case"],
    [typed, ` ${typed}`, false, "a space more is another password"],
    [typed, "", false, "nothing typed"],
    [
      "caf\u00e9 au lait \u00e0 midi",
      "cafe\u0301 au lait a\u0300 midi",
      true,
      "composed and decomposed accents",
    ],
    ["ｐａｓｓ ｐｈｒａｓｅ １２３", "pass phrase 123", true, "full-width keyboard"],
    ["Passphrase \u2168 ten", "Passphrase IX ten", true, "a Roman numeral character is its letters in NFKC"],
    ["🐴🔋📎 staple 15 long", "🐴🔋📎 staple 15 long", true, "emoji"],
    ["nul\u0000 is a character", "nul", false, "nothing ends at NUL"],
    [`${"a".repeat(72)}b`, `${"a".repeat(72)}c`, false, "what follows byte 72 counts"],
    ["𝒜".repeat(128), "A".repeat(128), true, "128 code points of two units each"],
  ])("%j against %j is %s: %s", async (chosen, attempt, matches) => {
    expect(await verifyPassword(await hashPassword(chosen), attempt)).toBe(matches);
  });

  test("nobody's password is never right", async () => {
    expect(await verifyPassword(null, typed)).toBe(false);
    expect(await verifyPassword(null, "")).toBe(false);
  });

  test("nobody's hash costs what a real one does: the same parameters are computed", async () => {
    const real = await hashPassword(typed);
    const times = { real: [] as number[], nobody: [] as number[] };
    for (let round = 0; round < 9; round++) {
      times.real.push(await milliseconds(() => verifyPassword(real, "wrong password typed")));
      times.nobody.push(await milliseconds(() => verifyPassword(null, "wrong password typed")));
    }
    expect(median(times.nobody) / median(times.real)).toBeGreaterThan(0.5);
    expect(median(times.nobody) / median(times.real)).toBeLessThan(2);
  });

  test("a megabyte is refused, without being read, after the work of one hash", async () => {
    const empty = await hashPassword("");
    expect(await verifyPassword(empty, "x".repeat(1_000_000))).toBe(false);
  });
});

describe("a hash is renewed", () => {
  test.each<[Options, boolean, string]>([
    [argon2idCost, false, "at today's cost"],
    [{ ...argon2idCost, memoryCost: 65_536 }, false, "with more memory"],
    [{ ...argon2idCost, timeCost: 3 }, false, "with more passes"],
    [{ ...argon2idCost, parallelism: 2 }, false, "with more threads"],
    [{ ...argon2idCost, memoryCost: 19_455 }, true, "with less memory"],
    [{ ...argon2idCost, timeCost: 1 }, true, "with fewer passes"],
    [{ ...argon2idCost, memoryCost: 65_536, timeCost: 1 }, true, "with fewer passes, though more memory"],
    [{ ...argon2idCost, algorithm: 1 }, true, "when it is argon2i"],
    [{ ...argon2idCost, algorithm: 0 }, true, "when it is argon2d"],
    [{ ...argon2idCost, version: 0 }, true, "when it is the version before 1.3"],
  ])("%j: %s (%s)", async (cost, renewed) => {
    expect(needsRehash((await hash(typed, cost)) as PasswordHash)).toBe(renewed);
  });
});

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(numbers: number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
