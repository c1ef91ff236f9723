"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type AddTemplateRefusal, addTemplate } from "#lib/templates/add-template.ts";
import { AddTemplate } from "#lib/templates/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const addTemplateAction = actorAction<string>("templates.own", async (actor, form) => {
  const parsed = parseForm(AddTemplate, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await addTemplate(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal: Sentenced<AddTemplateRefusal | "form-already-used"> = outcome.refusal;
    if (isOfRole(refusal)) await noteDenial(actor, "agents.edit");
    return refusedForm(parsed.values, refusal, refusal === "title-taken" ? { field: "title" } : {});
  }
  revalidatePath("/templates/new");
  const t = await getTranslations("templates");
  return { status: "done", result: t("done", { title: parsed.input.title }) };
});
