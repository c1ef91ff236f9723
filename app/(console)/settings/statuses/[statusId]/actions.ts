"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { savedMeanwhile } from "#app/(console)/saved-meanwhile.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type EditStatusRefusal, editStatus } from "#lib/statuses/edit-status.ts";
import { findStatus } from "#lib/statuses/find-statuses.ts";
import { EditStatus, translatedLanguages } from "#lib/statuses/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type FormState, type FormValues, refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const editStatusAction = actorAction("settings.change", async (actor, form) => {
  const parsed = parseForm(EditStatus, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await editStatus(actor, parsed.input);
  if (!outcome.ok && outcome.refusal === "changed-meanwhile") return statusAgain(actor, parsed);
  revalidatePath("/", "layout");
  if (!outcome.ok) return refusedForm(parsed.values, outcome.refusal, { field: fields[outcome.refusal] });
  return { status: "done", result: null };
});

async function statusAgain(
  actor: Actor,
  { input, values }: { input: EditStatus; values: FormValues },
): Promise<FormState<never>> {
  const [t, saved] = await Promise.all([getTranslations("statuses"), findStatus(actor, input.statusId)]);
  if (!saved) return refusedForm(values, "status-unknown");
  const { name, translations, colour, takesCalls, isChosenByHand } = saved;
  const names = translatedLanguages.map((language) => [`name-${language}`, translations[language] ?? ""]);
  return savedMeanwhile(
    values,
    { name, ...Object.fromEntries(names), colour, takesCalls, isChosenByHand },
    { now: { version: String(saved.version) }, words: { colour: t(`colours.${colour}`) } },
  );
}

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<EditStatusRefusal | "form-already-used">, string> = {
  "name-taken": "name",
  "first-takes-calls": "takesCalls",
  "changed-meanwhile": "",
  "status-unknown": "",
  "form-already-used": "",
};
