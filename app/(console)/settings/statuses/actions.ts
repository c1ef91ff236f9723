"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { type MoveStatusRefusal, moveStatus } from "#lib/statuses/move-status.ts";
import { MoveStatus } from "#lib/statuses/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** Answers with the sentence that says where the status stands now. */
export const moveStatusAction = actorAction<string>("settings.change", async (actor, form) => {
  const parsed = parseForm(MoveStatus, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await moveStatus(actor, parsed.input);
  revalidatePath("/", "layout");
  if (!outcome.ok) {
    const refusal: Sentenced<MoveStatusRefusal | "form-already-used"> = outcome.refusal;
    return refusedForm(parsed.values, refusal);
  }
  const t = await getTranslations("statuses");
  return { status: "done", result: t("moved", outcome.value) };
});
