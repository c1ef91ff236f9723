import { beforeAll, describe, expect, test } from "vitest";
import { checkNewPassword, type PasswordRefusal } from "#lib/auth/check-new-password.ts";
import type { KnownNames } from "#lib/auth/known-names.ts";
import { hashPassword, type PasswordHash } from "#lib/auth/password.ts";

const names: KnownNames = {
  organisationName: "Northwind Traders",
  personName: "María Jones",
  email: "maria.jones@northwind.example",
};
let previous: PasswordHash;

beforeAll(async () => {
  previous = await hashPassword("ostrich velvet cabin");
}, 60_000);

describe("a chosen password", () => {
  test.each<[string, PasswordRefusal | null, string]>([
    ["", "password-too-short", "empty"],
    ["xk9$Kq2!vLm7#T", "password-too-short", "14 characters"],
    ["xk9$Kq2!vLm7#Tz", null, "15 characters"],
    ["🐴🔋📎🌵🎲🚲🧭", "password-too-short", "7 emoji are 14 units, but 7 characters"],
    [
      "e\u0301a\u0300o\u0302e\u0301a\u0300o\u0302e\u0301z",
      "password-too-short",
      "15 code points as typed, 8 in NFKC",
    ],
    ["oﬃce cabinets", null, "13 code points as typed, 15 in NFKC"],
    [long(128), null, "128 characters"],
    [long(129), "password-too-long", "129 characters"],
    ["x".repeat(1_000_000), "password-too-long", "a megabyte"],
    ["passwordpassword1", "password-common", "a listed password"],
    ["123456789012345", "password-common", "counting"],
    ["Northwind-Traders-2026", "password-contains-name", "the organisation and a year"],
    ["N0rthw1nd Tr@ders", "password-contains-name", "with the usual replacements"],
    ["maria.jones@northwind", "password-contains-name", "the e-mail address"],
    ["Jones Maria 1985!", "password-contains-name", "the person, without the accent"],
    ["Northwind password", "password-contains-name", "a name before a common password"],
    ["maria loves blue tea", null, "a name in an otherwise strong passphrase"],
    ["no rule wants digits", null, "no composition rule: small letters"],
    ["  ostrich velvet cabin", null, "spaces count, so this is not the old one"],
    ["Ostrich velvet cabin", null, "case counts"],
    ["ostrich velvet cabin", "password-unchanged", "the password it replaces"],
    ["ｏｓｔｒｉｃｈ velvet cabin", "password-unchanged", "the same after NFKC"],
  ])("%j is %s: %s", async (typed, refusal) => {
    expect(await checkNewPassword(typed, names, previous)).toBe(refusal);
  });

  test("without one before it, it is never unchanged", async () => {
    expect(await checkNewPassword("ostrich velvet cabin", names, null)).toBeNull();
  });
});

/** Digits of a sequence with no pattern to it (a logistic map), as letters. */
function long(length: number): string {
  let x = 0.4;
  return Array.from({ length }, () => {
    x = 3.99 * x * (1 - x);
    return String.fromCharCode(97 + Math.floor(x * 26));
  }).join("");
}
