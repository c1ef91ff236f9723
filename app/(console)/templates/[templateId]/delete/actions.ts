"use server";

import { getTranslations } from "next-intl/server";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type DeleteTemplateRefusal, deleteTemplate } from "#lib/templates/delete-template.ts";
import { DeleteTemplate } from "#lib/templates/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** The page is not drawn anew: it would take the dialog with the answer away, since what it asks about is gone. */
export const deleteTemplateAction = actorAction<string>("templates.own", async (actor, form) => {
  const parsed = parseForm(DeleteTemplate, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteTemplate(actor, parsed.input);
  if (!outcome.ok) {
    const refusal: Sentenced<DeleteTemplateRefusal | "form-already-used"> = outcome.refusal;
    if (isOfRole(refusal)) await noteDenial(actor, "agents.edit");
    return refusedForm(parsed.values, refusal);
  }
  const t = await getTranslations("templates");
  return { status: "done", result: t("deleted", { title: outcome.value.title }) };
});
