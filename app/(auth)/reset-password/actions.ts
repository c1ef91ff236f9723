"use server";

import { redirect } from "next/navigation";
import { publicAction } from "#lib/auth/public-action.ts";
import { resetPassword } from "#lib/auth/reset-password.ts";
import { ResetPassword } from "#lib/auth/schema.ts";
import { currentSession } from "#lib/auth/session.ts";
import { realNow } from "#lib/clock.ts";
import { type FormAction, refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { passwordFields } from "../password-fields.ts";

const secrets = ["token", "newPassword", "repeatPassword"];

export const resetPasswordAction: FormAction = publicAction(
  "the token of the mail is the proof",
  async (_previous, form) => {
    const parsed = parseForm(ResetPassword, form, secrets);
    if (!parsed.ok) return parsed.state;

    const outcome = await resetPassword(parsed.input, realNow());
    if (!outcome.ok) {
      const { refusal } = outcome;
      // The page that says so has the way to another link; the form has nothing more to offer.
      if (refusal === "link-dead") redirect("/reset-password");
      return refusedForm(parsed.values, refusal, { field: passwordFields[refusal], secrets });
    }
    const session = await currentSession();
    const isAnother = session !== null && "actor" in session;
    redirect(isAnother ? "/sign-in?reason=password-set&for=another" : "/sign-in?reason=password-set");
  },
);
