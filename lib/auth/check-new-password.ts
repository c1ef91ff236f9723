import type { KnownNames } from "#lib/auth/known-names.ts";
import { type PasswordHash, verifyPassword } from "#lib/auth/password.ts";
import { type LengthRefusal, lengthRefusal } from "#lib/auth/password-rules.ts";
import { leastStrength, passwordStrength, plainStrength } from "#lib/auth/password-strength.ts";

export type PasswordRefusal =
  | LengthRefusal
  | "password-common"
  | "password-contains-name"
  | "password-unchanged";

/**
 * Says why a password that somebody chose is refused, or null. `previous` is the hash it replaces, if there is
 * one. Length in code points after NFKC, no composition rules (NIST SP 800-63B-4, 3.1.1.2; product.md, "Getting
 * in"). A name may occur in a password, but counts for nothing: the rest alone has to be strong enough, so
 * "Northwind-2026-!!" is refused to somebody of Northwind and "maria loves blue tea" is not refused to Maria.
 * `shortest` is the organisation's own limit, in code points. Throws `Busy` in a flood.
 */
export async function checkNewPassword(
  typed: string,
  names: KnownNames,
  previous: PasswordHash | null,
  shortest?: number,
): Promise<PasswordRefusal | null> {
  const refusal = lengthRefusal(typed, shortest);
  if (refusal !== null) return refusal;

  if ((await passwordStrength(typed, names)) < leastStrength) {
    return (await plainStrength(typed)) < leastStrength ? "password-common" : "password-contains-name";
  }
  return (await verifyPassword(previous, typed)) ? "password-unchanged" : null;
}
