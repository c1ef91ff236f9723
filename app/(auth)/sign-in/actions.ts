"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { requestClient } from "#lib/auth/client.ts";
import { publicAction } from "#lib/auth/public-action.ts";
import { SignInToPage } from "#lib/auth/schema.ts";
import { setSessionCookie } from "#lib/auth/session-cookie.ts";
import { signIn } from "#lib/auth/sign-in.ts";
import { landingPage, type SignInRefusal } from "#lib/auth/sign-in-rules.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type FormAction, refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const signInAction: FormAction = publicAction(
  "who signs in is not signed in yet",
  async (_previous, form) => {
    const parsed = parseForm(SignInToPage, form, ["password"]);
    if (!parsed.ok) return parsed.state;

    const { to, ...who } = parsed.input;
    const outcome = await signIn(who, await requestClient(), now());
    if (!outcome.ok) {
      const refusal: Sentenced<SignInRefusal> = outcome.refusal;
      return refusedForm(parsed.values, refusal, { secrets: ["password"] });
    }
    await setSessionCookie(outcome.value.sessionSecret, outcome.value.endsAt);
    redirect(landingPage(outcome.value, to as Route | null));
  },
);
