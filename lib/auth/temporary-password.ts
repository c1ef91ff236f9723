import { randomInt } from "node:crypto";
import { hashPassword, type PasswordHash } from "#lib/auth/password.ts";
import {
  groupedTemporaryPassword,
  readsBadly,
  temporaryPasswordAlphabet,
  temporaryPasswordGroups,
} from "./temporary-password-rules.ts";

/** A password nobody chose: `plain` is shown once and mailed, `hash` is kept. */
export interface TemporaryPassword {
  plain: string;
  hash: PasswordHash;
}

/** Makes a temporary password and its hash, before the transaction that needs it opens. Throws `Busy` in a flood. */
export async function temporaryPassword(): Promise<TemporaryPassword> {
  const plain = generateTemporaryPassword();
  return { plain, hash: await hashPassword(plain) };
}

/** Gives 20 random characters, 76 bits, in groups: "kd3f-…". `randomInt` is unbiased. */
export function generateTemporaryPassword(): string {
  const { count, length } = temporaryPasswordGroups;
  const characters = Array.from({ length: count * length }, randomCharacter).join("");
  return readsBadly(characters) ? generateTemporaryPassword() : groupedTemporaryPassword(characters);
}

function randomCharacter(): string {
  return temporaryPasswordAlphabet.charAt(randomInt(temporaryPasswordAlphabet.length));
}
