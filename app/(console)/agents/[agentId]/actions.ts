"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { isOfRole } from "#lib/agents/rules.ts";
import { noteDenial } from "#lib/audit/note-denial.ts";
import { actorAction } from "#lib/auth/actor-action.ts";
import { may } from "#lib/auth/policy.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import { now } from "#lib/clock.ts";
import type { Sentenced } from "#lib/language/error-sentences.ts";
import { enterSeat } from "#lib/seats/enter-seat.ts";
import type { FeaturesRefusal } from "#lib/seats/features-rules.ts";
import { leaveSeat, type SeatOfFeatures } from "#lib/seats/leave-seat.ts";
import { SetFeatures } from "#lib/seats/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";
import { refusedForm } from "#lib/values/form-state.ts";
import { parseForm } from "#lib/values/parse-form.ts";

export interface FeaturesAnswer {
  text: string;
  link: { href: string; label: string } | null;
}

export const setFeaturesAction = actorAction<FeaturesAnswer>("features.change", async (actor, form) => {
  const parsed = parseForm(SetFeatures, form);
  if (!parsed.ok) return parsed.state;

  const { agentId, features } = parsed.input;
  const outcome = await (features === "enabled" ? enterSeat : leaveSeat)(actor, parsed.input, now());
  if (!outcome.ok) {
    const { refusal } = outcome;
    if (isOfRole(refusal)) await noteDenial(actor, "agents.edit");
    const quote = await quoteToSee(actor, parsed.input, refusal);
    return refusedForm(parsed.values, refusal, quote ? { quote } : { field: fields[refusal] });
  }
  revalidatePath(`/agents/${agentId}`);
  revalidatePath("/profile");
  return { status: "done", result: await answerOf(features, outcome.value.seat) };
});

async function answerOf(
  features: SetFeatures["features"],
  seat: SeatOfFeatures | null,
): Promise<FeaturesAnswer> {
  const t = await getTranslations("features");
  if (!seat) return { text: t("unchanged"), link: null };
  const { seatId, tier, name } = seat;
  const extension = seat.extension ?? t("noExtension");
  if (features === "enabled") return { text: t("entered", { name, extension, tier }), link: null };
  return {
    text: t("left", { name, extension, tier }),
    link: { href: `/agents/new?seat=${seatId}`, label: t("addSomebody") },
  };
}

/** What taking the seat costs, where that is what was not seen yet. */
async function quoteToSee(actor: Actor, { seat }: SetFeatures, refusal: string): Promise<DrawnQuote | null> {
  const isAsked = refusal === "quote-not-seen" || refusal === "quote-changed";
  if (!isAsked || !seat || !may(actor.role, "prices.see")) return null;
  const quote = await quoteSeatChoice(actor, seat, now());
  return quote && (await drawQuote(quote));
}

/** The field that each refusal is about; the whole form is the empty name. */
const fields: Record<Sentenced<FeaturesRefusal | "form-already-used">, string> = {
  "not-allowed": "",
  "not-on-yourself": "",
  "admins-only-by-admins": "",
  "not-there": "",
  "account-closed": "",
  "account-deactivated": "",
  "features-already-enabled": "features",
  "features-already-disabled": "features",
  "seat-changed-meanwhile": "features",
  "seat-choice-required": "seat",
  "seat-taken": "seat",
  "seat-costs-money": "seat",
  "tier-unknown": "seat",
  "extension-taken": "seat",
  "extensions-used-up": "seat",
  "quote-not-seen": "",
  "quote-changed": "",
  "form-already-used": "",
};
