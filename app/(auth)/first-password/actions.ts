"use server";

import { redirect } from "next/navigation";
import { actorActionBeforePassword } from "#lib/auth/actor-action.ts";
import { type ChooseFirstPasswordRefusal, chooseFirstPassword } from "#lib/auth/choose-first-password.ts";
import { ChooseFirstPassword } from "#lib/auth/schema.ts";
import { landingPage } from "#lib/auth/sign-in-rules.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { passwordFields } from "../password-fields.ts";

const secrets = ["newPassword", "repeatPassword"];

export const chooseFirstPasswordAction = actorActionBeforePassword<null>(async (actor, form) => {
  const parsed = parseForm(ChooseFirstPassword, form, secrets);
  if (!parsed.ok) return parsed.state;

  const outcome = await chooseFirstPassword(actor, parsed.input, now());
  if (!outcome.ok) {
    const { refusal } = outcome;
    // Also of a page that the browser kept since then, which has used its key up as well. The form's own page is closed by then.
    if (refusal === "nothing-to-choose" || !actor.mustChangePassword)
      redirect("/profile?reason=password-chosen");
    return refusedForm(parsed.values, refusal, { field: fields[refusal], secrets });
  }
  redirect(landingPage({ ...actor, mustChangePassword: false }));
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<
  Sentenced<Exclude<ChooseFirstPasswordRefusal, "nothing-to-choose"> | "form-already-used">,
  string
> = {
  ...passwordFields,
  "password-meanwhile": "",
  "form-already-used": "",
};
