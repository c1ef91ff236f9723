"use server";

import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { type DeleteRefusal, deleteAgent } from "#lib/agents/delete-agent.ts";
import { isOfRole } from "#lib/agents/rules.ts";
import { DeleteAgent } from "#lib/agents/schema.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** The page is not drawn anew: it would take the dialog with the answer away, since it asks this no more. */
export const deleteAction = actorAction<string>("agents.delete", async (actor, form) => {
  const parsed = parseForm(DeleteAgent, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await deleteAgent(actor, parsed.input, now());
  if (!outcome.ok) {
    if (isOfRole(outcome.refusal)) await noteDenial(actor, "agents.delete");
    const refusal = outcome.refusal satisfies Sentenced<DeleteRefusal | "form-already-used">;
    const field = fields[refusal];
    // With the seat and the day that hold now.
    if (refusal === "day-moved" || refusal === "changed-meanwhile") revalidatePath("/", "layout");
    return refusedForm(parsed.values, refusal, field ? { field } : {});
  }
  const [t, locale] = await Promise.all([getTranslations("leave"), getLocale()]);
  const { seat } = outcome.value;
  if (!seat) return { status: "done", result: t("deleted") };
  const extension = seat.extension ?? "";
  return {
    status: "done",
    result: seat.releasedOn
      ? t("deletedReleased", { extension, date: formatDay(seat.releasedOn, locale) })
      : t("deletedKept", { extension }),
  };
});

const fields: Partial<Record<string, string>> = {
  "contract-not-ending": "seat",
  "day-moved": "seat",
  "changed-meanwhile": "seat",
};
