"use server";

import { getTranslations } from "next-intl/server";
import { seatName } from "#app/(console)/billing/seat-name.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { findRelease } from "#lib/billing/overview.ts";
import { quoteKeeping } from "#lib/billing/quotes.ts";
import { now } from "#lib/clock.ts";
import { keepSeat } from "#lib/seats/keep-seat.ts";
import { OneSeat } from "#lib/seats/schema.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

/** The list behind the dialog is left as it is: drawn anew, it would take the answer away with its row. */
export const keepSeatAction = actorAction<string>("seats.charge", async (actor, form) => {
  const parsed = parseForm(OneSeat, form);
  if (!parsed.ok) return parsed.state;

  const outcome = await keepSeat(actor, parsed.input, now());
  if (outcome.ok) {
    const [t, seat] = await Promise.all([
      getTranslations("billing"),
      findRelease(actor, parsed.input.seatId, now()),
    ]);
    return { status: "done", result: t("kept", { seat: seat ? await seatName(seat) : "" }) };
  }
  const quote = await quoteKeeping(actor, parsed.input.seatId, now());
  return refusedForm(parsed.values, outcome.refusal, quote ? { quote: await drawQuote(quote) } : {});
});
