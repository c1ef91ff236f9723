"use server";

import { revalidatePath } from "next/cache";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type ChangeTemplateRefusal, changeTemplate } from "#lib/templates/change-template.ts";
import { findTemplate } from "#lib/templates/queries.ts";
import { ChangeTemplate } from "#lib/templates/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const changeTemplateAction = actorAction("templates.own", async (actor, form) => {
  const parsed = parseForm(ChangeTemplate, form);
  if (!parsed.ok) return parsed.state;

  const { input, values } = parsed;
  const outcome = await changeTemplate(actor, input);
  if (!outcome.ok) {
    const refusal: Sentenced<ChangeTemplateRefusal | "form-already-used"> = outcome.refusal;
    if (isOfRole(refusal)) await noteDenial(actor, "agents.edit");
    if (refusal === "title-taken") return refusedForm(values, refusal, { field: "title" });
    const saved = refusal === "changed-meanwhile" && (await findTemplate(actor, input.templateId));
    if (!saved) return refusedForm(values, refusal);
    const { title, body, version } = saved;
    return savedMeanwhile(values, { title, body }, { now: { version: String(version) } });
  }
  revalidatePath(`/templates/${input.templateId}`);
  return { status: "done", result: null };
});
