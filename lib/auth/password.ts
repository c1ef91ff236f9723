import { hash, parseOptions, verify } from "@node-rs/argon2";
import type { z } from "zod";
import { hashingLimitOfProcess } from "#lib/auth/hashing-limit.ts";
import { normalisedPassword, passwordLength } from "#lib/auth/password-rules.ts";
import { temporaryPasswordMeant } from "#lib/auth/temporary-password-rules.ts";

/** An argon2id hash with its parameters and salt, as the PHC string that stands in the database. */
export type PasswordHash = string & z.$brand<"PasswordHash">;

/** The least a hash may cost: memory in KiB, passes, threads (product.md, "Getting in"; OWASP's first choice). */
export const argon2idCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password, chosen or temporary. Throws `Busy` in a flood. */
export async function hashPassword(typed: string): Promise<PasswordHash> {
  const phc = await limited(() => hash(hashedForm(typed), argon2idCost));
  return phc as PasswordHash;
}

/**
 * Says whether the typed password is the one behind the hash. Without a hash (nobody by that address) the answer
 * is no after the same work, so that the time tells nothing. Throws `Busy` in a flood.
 */
export async function verifyPassword(stored: PasswordHash | null, typed: string): Promise<boolean> {
  const tooLong = typed.length > longestTyped;
  const matches = await limited(() => verify(stored ?? nobodysHash, tooLong ? "" : hashedForm(typed)));
  return matches && stored !== null && !tooLong;
}

/** Says whether a hash costs less than `argon2idCost` asks today; a stronger one stays. */
export function needsRehash(stored: PasswordHash): boolean {
  const { algorithm, version, memoryCost, timeCost } = parseOptions(stored);
  const isArgon2id = algorithm === 2 && version === 1;
  return !isArgon2id || memoryCost < argon2idCost.memoryCost || timeCost < argon2idCost.timeCost;
}

/** What looks like a temporary password is one for hashing too, whoever made it: what is kept and what is typed always meet. */
function hashedForm(typed: string): string {
  return temporaryPasswordMeant(typed) ?? normalisedPassword(typed);
}

const limited = hashingLimitOfProcess();

// A password of 128 code points in NFKC was never typed in more code units than this: NFKC composes at most four
// into one, each of at most two units. What is longer cannot match, and normalising a megabyte is not free.
const longestTyped = passwordLength.max * 4 * 2;

// Of 32 random bytes that were thrown away; a test holds its cost to argon2idCost.
const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$TXJdktma+3s+LGvjyu+/Ug$IDygN8w3VoG5KSKspvW7VdOa5apwGKkQH15+AdNgjts";
