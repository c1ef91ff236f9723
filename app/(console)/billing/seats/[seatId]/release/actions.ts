"use server";

import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { actorAction } from "#lib/auth/actor-action.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { releaseSeat } from "#lib/seats/release-seat.ts";
import type { SeatRefusal } from "#lib/seats/rules.ts";
import { OneSeat } from "#lib/seats/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { formatDay } from "#lib/values/format-day.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export const releaseSeatAction = actorAction<string>("seats.charge", async (actor, form) => {
  const parsed = parseForm(OneSeat, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await releaseSeat(actor, parsed.input, now());
  if (!outcome.ok) {
    return refusedForm(parsed.values, outcome.refusal satisfies Sentenced<SeatRefusal | "form-already-used">);
  }
  revalidatePath("/billing", "layout");

  const [t, locale] = await Promise.all([getTranslations("seat"), getLocale()]);
  return { status: "done", result: t("released", { date: formatDay(outcome.value.on, locale) }) };
});
