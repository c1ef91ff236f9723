import { SeatChoiceField } from "#lib/agents/schema.ts";
import { requireActor } from "#lib/auth/session.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import type { Quote } from "#lib/billing/quote-rules.ts";
import { quoteSeatChoice, quoteSeatCounts, quoteTier } from "#lib/billing/quotes.ts";
import { SeatCountField, seatCountsIn } from "#lib/billing/schema.ts";
import { now } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import { parseId } from "#lib/values/ids.ts";

type Quoted = { quote: Quote } | { refusal: string };

/**
 * The quote for what a form says so far: `?for=agent&seat=…`, `?for=seats&seats.<tier>=…` or `?for=tier&seatId=…&tierId=…`. Gives
 * `{ quote }`, or `{ refusal }` with a sentence where it cannot be done so. Reads only; nothing is reserved.
 */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor("prices.see");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const quoted = await quoteFor(actor, asked);
  if (!quoted) return new Response(null, { status: 400 });

  const answer =
    "quote" in quoted
      ? { quote: await drawQuote(quoted.quote) }
      : { refusal: (await errorSentences())[quoted.refusal] ?? null };
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}

/** Null for a question that no form asks. */
async function quoteFor(
  actor: Actor,
  { for: subject, ...asked }: Record<string, string>,
): Promise<Quoted | null> {
  if (subject === "agent") return seatChoice(actor, asked);
  if (subject === "seats") return seatCounts(actor, asked);
  return subject === "tier" ? tier(actor, asked) : null;
}

async function seatChoice(actor: Actor, { seat }: Record<string, string>): Promise<Quoted | null> {
  const choice = SeatChoiceField.safeParse(seat);
  if (!choice.success) return null;
  const quote = await quoteSeatChoice(actor, choice.data, now());
  return quote ? { quote } : { refusal: choice.data.kind === "vacant" ? "seat-taken" : "tier-unknown" };
}

async function seatCounts(actor: Actor, asked: Record<string, string>): Promise<Quoted | null> {
  const counts = Object.entries(asked).map(
    ([name, typed]) => [name, SeatCountField.safeParse(typed)] as const,
  );
  if (counts.some(([, count]) => !count.success)) return { refusal: "seat-count-invalid" };
  const wanted = seatCountsIn(Object.fromEntries(counts.map(([name, count]) => [name, count.data])));
  return wanted && answerOf(await quoteSeatCounts(actor, wanted, now()));
}

async function tier(actor: Actor, asked: Record<string, string>): Promise<Quoted | null> {
  const [seatId, tierId] = [parseId<"seats">(asked.seatId), parseId<"tiers">(asked.tierId)];
  return seatId && tierId ? answerOf(await quoteTier(actor, seatId, tierId, now())) : null;
}

function answerOf(answer: { quote: Quote } | { refusal: string }): Quoted {
  return "quote" in answer ? { quote: answer.quote } : { refusal: answer.refusal };
}
