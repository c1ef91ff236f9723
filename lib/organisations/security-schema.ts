import { z } from "zod";
import { asciiDigits } from "#lib/values/digits.ts";
import { CheckboxField } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { SeenField } from "#lib/values/seen.ts";

/**
 * The safe bounds, which the table holds too. Passwords: NIST SP 800-63B-4, 3.1.1.2 (15 where a password is all there is; every system
 * must take 64). Sessions: the same, 2.1.3 and 2.2.3, ask for a limit that the organisation sets.
 */
export const securityBounds = {
  passwordLength: { least: 15, most: 64 },
  temporaryPasswordDays: { least: 1, most: 30 },
  sessionIdleMinutes: { least: 5, most: 10_080 },
  sessionAbsoluteHours: { least: 1, most: 720 },
} as const;

function numberWithin(
  { least, most }: { least: number; most: number },
  message:
    | "password-length-bounds"
    | "temporary-days-bounds"
    | "session-idle-bounds"
    | "session-hours-bounds",
) {
  return z
    .string(message)
    .trim()
    .overwrite(asciiDigits)
    .regex(/^[0-9]{1,6}$/, message)
    .transform(Number)
    .pipe(z.number().min(least, message).max(most, message));
}

/** The section "Password and session rules" of /settings. */
export const ChangeSecurity = z.strictObject({
  key: idField<"idempotency_keys">(),
  seen: SeenField,
  passwordLength: numberWithin(securityBounds.passwordLength, "password-length-bounds"),
  temporaryPasswordDays: numberWithin(securityBounds.temporaryPasswordDays, "temporary-days-bounds"),
  isPasswordChangeForced: CheckboxField,
  sessionIdleMinutes: numberWithin(securityBounds.sessionIdleMinutes, "session-idle-bounds"),
  sessionAbsoluteHours: numberWithin(securityBounds.sessionAbsoluteHours, "session-hours-bounds"),
});
export type ChangeSecurity = z.infer<typeof ChangeSecurity>;
