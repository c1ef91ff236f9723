"use server";

import { getTranslations } from "next-intl/server";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { resendMail } from "#lib/mail/resend-mail.ts";
import type { ResendRefusal } from "#lib/mail/resend-rules.ts";
import { ResendMail } from "#lib/mail/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const resendMailAction = actorAction<string>("mails.resend", async (actor, form) => {
  const parsed = parseForm(ResendMail, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await resendMail(actor, parsed.input);
  if (!outcome.ok) {
    if (isOfRole(outcome.refusal)) await noteDenial(actor, "mails.resend");
    return refusedForm(
      parsed.values,
      outcome.refusal satisfies Sentenced<ResendRefusal | "form-already-used">,
    );
  }

  const t = await getTranslations("resendMail");
  return { status: "done", result: t("done", { email: outcome.value.to }) };
});
