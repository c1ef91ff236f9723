"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type ChangeTemplateRefusal, changeTemplate } from "#lib/templates/change-template.ts";
import { findTemplate } from "#lib/templates/queries.ts";
import { ChangeTemplate } from "#lib/templates/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormNotes, refusedForm } from "#lib/values/form-state.ts";
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
    if (refusal !== "changed-meanwhile") return refusedForm(values, refusal);
    // Drawn again with the version that is saved now: sent once more, what was typed is meant in its place.
    revalidatePath(`/templates/${input.templateId}`);
    return refusedForm(values, refusal, { beside: await savedMeanwhile(actor, input) });
  }
  revalidatePath(`/templates/${input.templateId}`);
  return { status: "done", result: null };
});

/** What somebody else has saved, where it is not what was typed. */
async function savedMeanwhile(actor: Actor, typed: ChangeTemplate): Promise<FormNotes> {
  const [t, saved] = await Promise.all([getTranslations("templates"), findTemplate(actor, typed.templateId)]);
  if (!saved) return {};
  return {
    ...(saved.title !== typed.title && { title: t("meanwhileTitle", { title: saved.title }) }),
    ...(saved.body !== typed.body && { body: t("meanwhileBody", { body: saved.body }) }),
  };
}
