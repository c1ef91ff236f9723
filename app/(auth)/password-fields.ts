import type { PasswordRefusal } from "#lib/auth/check-new-password.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";

/** The field that each refusal of a chosen password is about, in every form that takes one. */
export const passwordFields: Record<Sentenced<PasswordRefusal>, "newPassword"> = {
  "password-too-short": "newPassword",
  "password-too-long": "newPassword",
  "password-common": "newPassword",
  "password-contains-name": "newPassword",
  "password-unchanged": "newPassword",
};
