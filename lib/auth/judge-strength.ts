import type { KnownNames } from "./known-names.ts";
import { normalisedPassword, passwordLength } from "./password-rules.ts";
import {
  leastStrength,
  type PasswordStrength,
  passwordStrength,
  plainStrength,
} from "./password-strength.ts";

export type StrengthVerdict = "too-short" | "too-long" | "guessable" | "only-names" | "good" | "strong";

export interface JudgedStrength {
  /** 0 to 4; what would be refused has at most 2. */
  strength: PasswordStrength;
  verdict: StrengthVerdict;
  /** How many characters are missing, for `too-short`. */
  missing: number;
}

/** What the meter shows while a password is typed: the rules of `checkNewPassword`, told as progress. Blocks like they do. */
export async function judgeStrength(
  typed: string,
  names: KnownNames,
  shortest: number = passwordLength.min,
): Promise<JudgedStrength> {
  const { length } = [...normalisedPassword(typed)];
  const missing = Math.max(0, shortest - length);
  const strength = await passwordStrength(typed, names);
  const refused = Math.min(strength, leastStrength - 1) as PasswordStrength;

  if (missing > 0) return { strength: refused, verdict: "too-short", missing };
  if (length > passwordLength.max) return { strength: refused, verdict: "too-long", missing };
  if (strength < leastStrength) {
    const isGuessable = (await plainStrength(typed)) < leastStrength;
    return { strength, verdict: isGuessable ? "guessable" : "only-names", missing };
  }
  return { strength, verdict: strength === 4 ? "strong" : "good", missing };
}
