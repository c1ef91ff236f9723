"use server";

import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { SeatRefusal } from "#lib/seats/rules.ts";
import { ReleaseSeat } from "#lib/seats/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** The page is not drawn anew: what it would ask is answered, and the answer stands in its place. */
export const releaseSeatAction = actorAction<string>("seats.charge", async (actor, form) => {
  const parsed = parseForm(ReleaseSeat, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await releaseSeat(actor, parsed.input, now());
  if (!outcome.ok) {
    // With the day that holds now.
    if (outcome.refusal === "day-moved") revalidatePath("/", "layout");
    return refusedForm(parsed.values, outcome.refusal satisfies Sentenced<SeatRefusal | "form-already-used">);
  }

  const [t, locale] = await Promise.all([getTranslations("seat"), getLocale()]);
  return { status: "done", result: t("released", { date: formatDay(outcome.value.on, locale) }) };
});
