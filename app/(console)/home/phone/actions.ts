"use server";

import { actorAction } from "#lib/auth/actor-action.ts";
import { OneForm } from "#lib/extensions/schema.ts";
import { openPhone, type PhoneLine } from "#lib/phone/open-phone.ts";
import type { LineRefusal } from "#lib/phone/phone-rules.ts";
import { findMayCall } from "#lib/seats/find-may-call.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** What the phone registers with, or why it cannot. */
export type PhoneAnswer = { line: PhoneLine & { secret: string } } | { refusal: LineRefusal };

export const openPhoneAction = actorAction<PhoneAnswer>("phone.own", async (actor, form) => {
  const parsed = parseForm(OneForm, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await openPhone(actor, parsed.input);
  if (outcome.ok && outcome.secret) {
    return { status: "done", result: { line: { ...outcome.value, secret: outcome.secret } } };
  }
  const refusal = outcome.ok || outcome.refusal === "form-already-used" ? null : outcome.refusal;
  return { status: "done", result: { refusal: refusal ?? "refused-by-exchange" } };
});

/** Why the phone may place no calls any more, or null. Asking counts as using Rollcall, as a click on a page does. */
export const phoneStandingAction = actorAction<LineRefusal | null>("phone.own", async (actor) => {
  const now = await findMayCall(actor, actor.agentId);
  return { status: "done", result: !now || now.place.allowed ? null : now.place.reason };
});
