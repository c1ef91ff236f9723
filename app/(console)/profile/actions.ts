"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { passwordFields } from "#app/(auth)/password-fields.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { type ChangePasswordRefusal, changePassword } from "#lib/auth/change-password.ts";
import { requestClient } from "#lib/auth/client.ts";
import { ChangePassword, SignOutEverywhere, UpdateProfile } from "#lib/auth/schema.ts";
import { clearSessionCookie } from "#lib/auth/session-cookie.ts";
import { signOutEverywhere } from "#lib/auth/sign-out-everywhere.ts";
import { type UpdateProfileRefusal, updateProfile } from "#lib/auth/update-profile.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";
import { mergedProfile } from "./merged-profile.ts";

export const updateProfileAction = actorAction("profile.own", async (actor, form) => {
  const parsed = parseForm(UpdateProfile, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await updateProfile(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<UpdateProfileRefusal | "form-already-used"> = outcome.refusal;
    if (refusal === "changed-meanwhile") return mergedProfile(actor, parsed.input, parsed.values);
    return refusedForm(parsed.values, refusal);
  }
  // The name stands in the frame of every page.
  revalidatePath("/", "layout");
  return { status: "done", result: null };
});

const secrets = ["currentPassword", "newPassword", "repeatPassword"];

export const changePasswordAction = actorAction("profile.own", async (actor, form) => {
  const parsed = parseForm(ChangePassword, form, secrets);
  if (!parsed.ok) return parsed.state;

  const { address } = await requestClient();
  const outcome = await changePassword(actor, parsed.input, address, now());
  if (!outcome.ok)
    return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal], secrets });
  revalidatePath("/profile");
  return { status: "done", result: null };
});

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<ChangePasswordRefusal | "form-already-used">, string> = {
  "current-password-wrong": "currentPassword",
  "wait-a-minute": "currentPassword",
  "wait-a-quarter-hour": "currentPassword",
  "wait-an-hour": "currentPassword",
  ...passwordFields,
  "password-meanwhile": "",
  "form-already-used": "",
};

export const signOutEverywhereAction = actorAction<null>("profile.own", async (actor, form) => {
  const parsed = parseForm(SignOutEverywhere, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await signOutEverywhere(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<"form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  await clearSessionCookie();
  redirect("/sign-in?reason=signed-out-everywhere");
});
