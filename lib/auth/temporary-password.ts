import { randomInt } from "node:crypto";
import { hashPassword, type PasswordHash } from "#lib/auth/password.ts";

/** A password nobody chose: `plain` is shown once and mailed, `hash` is kept. */
export interface TemporaryPassword {
  plain: string;
  hash: PasswordHash;
}

/**
 * Makes a temporary password and its hash, before the transaction that needs it opens. It is typed back exactly
 * as shown, hyphens included. Throws `HashingBusy` in a flood.
 */
export async function temporaryPassword(): Promise<TemporaryPassword> {
  const plain = generateTemporaryPassword();
  return { plain, hash: await hashPassword(plain) };
}

/**
 * Small letters and digits that are read, dictated and typed one way only (product.md, "Getting in"). Left out is
 * what looks like any other key, in the alphabet or not: o 0 q, i j l 1 7, s 5, z 2, b 6 8, g 9, u v, c with e, m
 * (rn, and "en" by ear). No capitals, since a phone's keyboard hides them; no vowels, so that no word comes out.
 */
export const temporaryPasswordAlphabet = "cdfhknprtwxy34";

export const temporaryPasswordGroups = { count: 5, length: 4 };

/** Gives 20 random characters, 76.1 bits, in groups: "kd3f-…". `randomInt` is unbiased. */
export function generateTemporaryPassword(): string {
  const { count, length } = temporaryPasswordGroups;
  return Array.from({ length: count }, () => Array.from({ length }, randomCharacter).join("")).join("-");
}

function randomCharacter(): string {
  return temporaryPasswordAlphabet.charAt(randomInt(temporaryPasswordAlphabet.length));
}
