import type { KnownNames } from "#lib/auth/known-names.ts";
import { normalisedPassword, type PasswordHash, passwordLength, verifyPassword } from "#lib/auth/password.ts";
import { leastStrength, passwordStrength, plainStrength } from "#lib/auth/password-strength.ts";

export type PasswordRefusal =
  | "password-too-short"
  | "password-too-long"
  | "password-common"
  | "password-contains-name"
  | "password-unchanged";

/**
 * Says why a password that somebody chose is refused, or null. `previous` is the hash it replaces, if there is
 * one. Length in code points after NFKC, no composition rules (NIST SP 800-63B-4, 3.1.1.2; product.md, "Getting
 * in"). A name may occur in a password, but counts for nothing: the rest alone has to be strong enough, so
 * "Northwind-2026-!!" is refused to somebody of Northwind and "maria loves blue tea" is not refused to Maria.
 * `shortest` is the organisation's own limit, in code points. Throws `HashingBusy` in a flood.
 */
export async function checkNewPassword(
  typed: string,
  names: KnownNames,
  previous: PasswordHash | null,
  shortest: number = passwordLength.min,
): Promise<PasswordRefusal | null> {
  const refusal = lengthRefusal(typed, shortest);
  if (refusal !== null) return refusal;

  if ((await passwordStrength(typed, names)) < leastStrength) {
    return (await plainStrength(typed)) < leastStrength ? "password-common" : "password-contains-name";
  }
  return (await verifyPassword(previous, typed)) ? "password-unchanged" : null;
}

function lengthRefusal(typed: string, shortest: number): PasswordRefusal | null {
  // No password of 128 code points is typed in so many units; counting a megabyte would take its time.
  if (typed.length > passwordLength.max * 8) return "password-too-long";

  const { length } = [...normalisedPassword(typed)];
  if (length < shortest) return "password-too-short";
  return length > passwordLength.max ? "password-too-long" : null;
}
