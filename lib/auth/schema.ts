import { z } from "zod";
import { lengthRefusal } from "#lib/auth/password-rules.ts";
import { languages } from "#lib/values/actor.ts";
import { EmailAddressField } from "#lib/values/email-address.ts";
import { onceRead } from "#lib/values/form-fields.ts";
import { idField } from "#lib/values/ids.ts";
import { NameField } from "#lib/values/person-name.ts";
import { phoneField } from "#lib/values/phone.ts";
import { SeenField } from "#lib/values/seen.ts";
import { wantedPage } from "#lib/values/wanted-page.ts";

/** What is typed to prove who one is. Any length: whether it matches is all there is to say about it. */
const TypedPasswordField = z.string("password-required").min(1, "password-required");

/**
 * A password that somebody chooses. That it is common, somebody's name or the old one, and whether an organisation asks for more
 * characters, needs the server and is checked by the verb.
 */
export const NewPasswordField = z
  .string("password-required")
  .min(1, { error: "password-required", abort: true })
  .superRefine((typed, refusals) => {
    const message = lengthRefusal(typed);
    if (message) refusals.addIssue({ code: "custom", message });
  });

const twice = { newPassword: NewPasswordField, repeatPassword: z.string("repeat-required") };
const isRepeated = (form: { newPassword: string; repeatPassword: string }) =>
  form.newPassword === form.repeatPassword;
const repeatDiffers = {
  path: ["repeatPassword"],
  message: "repeat-differs",
  ...onceRead("newPassword", "repeatPassword"),
};

/** Who signs in. */
export const SignIn = z.strictObject({ email: EmailAddressField, password: TypedPasswordField });
export type SignIn = z.infer<typeof SignIn>;

/** The /sign-in form, with the page that led there; one that is none counts as not sent. */
export const SignInToPage = SignIn.extend({ to: z.unknown().optional().transform(wantedPage) });

/** The /first-password form. */
export const ChooseFirstPassword = z
  .strictObject({ key: idField<"idempotency_keys">(), ...twice })
  .refine(isRepeated, repeatDiffers);
export type ChooseFirstPassword = z.infer<typeof ChooseFirstPassword>;

/** The password form on /profile. */
export const ChangePassword = z
  .strictObject({ key: idField<"idempotency_keys">(), currentPassword: TypedPasswordField, ...twice })
  .refine(isRepeated, repeatDiffers);
export type ChangePassword = z.infer<typeof ChangePassword>;

/** The /forgot-password form. */
export const AskForReset = z.strictObject({ email: EmailAddressField });
export type AskForReset = z.infer<typeof AskForReset>;

/** 256 random bits in base64url, as the reset mail's link has them. */
export const ResetTokenField = z.string("link-dead").regex(/^[A-Za-z0-9_-]{43}$/, "link-dead");

/** The /reset-password form. */
export const ResetPassword = z
  .strictObject({ token: ResetTokenField, ...twice })
  .refine(isRepeated, repeatDiffers);
export type ResetPassword = z.infer<typeof ResetPassword>;

/** The form about oneself on /profile. */
export const UpdateProfile = z.strictObject({
  key: idField<"idempotency_keys">(),
  seen: SeenField,
  name: NameField,
  language: z.enum(languages, "language-unknown"),
  landLine: phoneField(),
  mobile: phoneField(),
});
export type UpdateProfile = z.infer<typeof UpdateProfile>;

/** The button `Sign out everywhere` on /profile. */
export const SignOutEverywhere = z.strictObject({ key: idField<"idempotency_keys">() });
export type SignOutEverywhere = z.infer<typeof SignOutEverywhere>;
