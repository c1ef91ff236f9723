import type { AddRefusal } from "#lib/agents/rules.ts";
import type { AddAgent } from "#lib/agents/schema.ts";
import { may } from "#lib/auth/policy.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import { now } from "#lib/clock.ts";
import { firstOffer } from "#lib/seats/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import { dayIn } from "#lib/values/day.ts";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";

/** What the form is drawn again with: another seat where the wanted one is gone, and what it would cost. */
export async function askAgain(
  actor: Actor,
  { seat: wanted, callerId }: AddAgent,
  refusal: AddRefusal | "form-already-used",
): Promise<{ seat: string | undefined; quote: DrawnQuote | undefined }> {
  if (refusal !== "seat-taken" && refusal !== "quote-not-seen" && refusal !== "quote-changed") {
    return { seat: undefined, quote: undefined };
  }
  const seat =
    refusal === "seat-taken" ? await firstOffer(actor, dayIn(actor.organisation.timeZone, now())) : wanted;
  const quote = may(actor.role, "prices.see") ? await quoteSeatChoice(actor, seat, now(), callerId) : null;
  return { seat: seatField(seat), quote: quote ? await drawQuote(quote) : undefined };
}

function seatField(seat: AddAgent["seat"]): string {
  if (seat.kind === "none") return "none";
  return seat.kind === "vacant" ? `seat:${seat.seatId}` : `tier:${seat.tierId}`;
}
