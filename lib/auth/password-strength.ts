import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { type KnownNames, withoutNames } from "#lib/auth/known-names.ts";
import { normalisedPassword } from "#lib/auth/password-rules.ts";

/** From 0, among the first thousand guesses, to 4, beyond ten thousand million: the scale of zxcvbn. */
export type PasswordStrength = 0 | 1 | 2 | 3 | 4;

/**
 * The least strength a chosen password may have: at least 10^8 guesses, which at argon2idCost is weeks of a core
 * for one password. What is guessed sooner is what "common" means: a listed password, a repeat, a keyboard row.
 */
export const leastStrength: PasswordStrength = 3;

/**
 * Estimates how hard a password is to guess for somebody who knows the names; these count for nothing. Blocks the
 * event loop for 15 to 150 ms, for 0.5 s the first time (dictionaries are read once, 60 MB). Server only.
 */
export async function passwordStrength(typed: string, names: KnownNames): Promise<PasswordStrength> {
  return estimate(withoutNames(normalisedPassword(typed.slice(0, longestRead)), names));
}

/** Estimates without regard to names; tells a common password from one that is only made of names. */
export async function plainStrength(typed: string): Promise<PasswordStrength> {
  return estimate(normalisedPassword(typed.slice(0, longestRead)));
}

/** The least of several readings, each a way in which people make a short secret look long. */
async function estimate(password: string): Promise<PasswordStrength> {
  const characters = [...password];
  if (new Set(characters).size < fewestCharacters) return 0;

  const lower = password.toLowerCase();
  if (wellKnown.has(lower.replace(/[^\p{L}\p{N}]/gu, ""))) return 0;

  estimator ??= loadEstimator();
  const zxcvbn = await estimator;
  const parts = new Set(lower.match(/\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu));
  const everySecond = [0, 1].flatMap((rest) => characters.filter((_, place) => place % 2 === rest));
  const readings = [password, [...parts].join(""), everySecond.join("")];
  return Math.min(...readings.map((reading) => zxcvbn.check(reading).score)) as PasswordStrength;
}

let estimator: Promise<ZxcvbnFactory> | undefined;

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions,
  });
}

// The default of 100 takes 2.3 s for 128 digits, during which nobody else is served; 4 finds the same words.
const l33tMaxSubstitutions = 4;
// The work grows with the square of the length, and 48 characters hold far more than the highest strength asks.
const longestRead = 48;
// "aaaa bbbb cccc dddd" is four letters.
const fewestCharacters = 6;

// What everybody has read, or can type without thinking, though word by word it looks strong.
const wellKnown = new Set([
  "correcthorsebatterystaple",
  "thequickbrownfox",
  "thequickbrownfoxjumps",
  "thequickbrownfoxjumpsoverthelazydog",
  "tobeornottobe",
  "tobeornottobethatisthequestion",
  "maytheforcebewithyou",
  "twinkletwinklelittlestar",
  "loremipsumdolorsitamet",
  "qaz2wsxedc4rfv",
  "1qaz2wsx3edc4rfv",
]);
