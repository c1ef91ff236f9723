"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { requestClient } from "#lib/auth/client.ts";
import { publicAction } from "#lib/auth/public-action.ts";
import { setSessionCookie } from "#lib/auth/session-cookie.ts";
import { signIn } from "#lib/auth/sign-in.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { isFirstRun } from "#lib/organisations/queries.ts";
import { SetUp } from "#lib/organisations/schema.ts";
import { type SetUpRefusal, setUp } from "#lib/organisations/set-up.ts";
import { type FormAction, refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

const secrets = ["password"];

/** Sets up, then signs in like anybody else: there is one way in. */
export const setUpAction: FormAction = publicAction(
  "until the first organisation exists, nobody can be signed in",
  async (_previous, form) => {
    if (!(await isFirstRun())) redirect("/sign-in");
    const parsed = parseForm(SetUp, form, secrets);
    if (!parsed.ok) return parsed.state;

    const outcome = await setUp(parsed.input, await getLocale(), now());
    if (!outcome.ok)
      return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal], secrets });

    const { email, password } = parsed.input;
    const signedIn = await signIn({ email, password }, await requestClient(), now());
    if (!signedIn.ok) redirect("/sign-in");
    await setSessionCookie(signedIn.value.sessionSecret, signedIn.value.endsAt);
    redirect("/");
  },
);

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<SetUpRefusal>, string> = {
  "password-too-short": "password",
  "password-too-long": "password",
  "password-common": "password",
  "password-contains-name": "password",
  "password-unchanged": "password",
  "email-taken": "email",
  "already-set-up": "",
};
