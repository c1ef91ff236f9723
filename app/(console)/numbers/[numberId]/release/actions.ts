"use server";

import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { releaseNumber } from "#lib/numbers/release-number.ts";
import type { ReleaseRefusal } from "#lib/numbers/rules.ts";
import { ReleaseNumber } from "#lib/numbers/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const releaseNumberAction = actorAction<string>("numbers.release", async (actor, form) => {
  const parsed = parseForm(ReleaseNumber, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await releaseNumber(actor, parsed.input, now());
  if (!outcome.ok) {
    const refusal = outcome.refusal satisfies Sentenced<ReleaseRefusal | "form-already-used">;
    // With the day that holds now.
    if (refusal === "day-moved") revalidatePath("/", "layout");
    return refusedForm(parsed.values, refusal);
  }
  const [t, locale] = await Promise.all([getTranslations("numbers"), getLocale()]);
  const { number, on } = outcome.value;
  return { status: "done", result: t("releasePlanned", { number, date: formatDay(on, locale) }) };
});
