import { CallerIdField, SeatChoiceField } from "#lib/agents/schema.ts";
import { requireActor } from "#lib/auth/session.ts";
import { drawQuote } from "#lib/billing/drawn-quote.ts";
import type { Quote } from "#lib/billing/quote-rules.ts";
import { quoteSeatChoice, quoteTier } from "#lib/billing/quotes.ts";
import { SeatCountField, seatCountsIn } from "#lib/billing/schema.ts";
import { answerSeatCounts } from "#lib/billing/seat-counts-answer.ts";
import { now } from "#lib/clock.ts";
import { errorSentences } from "#lib/language/error-sentences.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { DrawnQuote } from "#lib/values/drawn-quote.ts";
import { parseId } from "#lib/values/ids.ts";

type Quoted = { quote: Quote } | { refusal: string };
type Answer = { quote: DrawnQuote } | { refusal: string | null };

/**
 * The quote for what a form says so far: `?for=agent&seat=…`, `?for=seats&seats.<tier>=…` or `?for=tier&seatId=…&tierId=…`. Gives
 * `{ quote }`, or `{ refusal }` with a sentence where it cannot be done so. Reads only; nothing is reserved.
 */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor("prices.see");
  const { for: subject, ...asked } = Object.fromEntries(new URL(request.url).searchParams);
  const answer =
    subject === "seats" ? await seatCounts(actor, asked) : await drawn(quoteFor(actor, subject, asked));
  if (!answer) return new Response(null, { status: 400 });
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}

/** Null for a question that no form asks. */
async function quoteFor(
  actor: Actor,
  subject: string | undefined,
  asked: Record<string, string>,
): Promise<Quoted | null> {
  if (subject === "agent") return seatChoice(actor, asked);
  return subject === "tier" ? tier(actor, asked) : null;
}

async function drawn(asked: Promise<Quoted | null>): Promise<Answer | null> {
  const quoted = await asked;
  if (!quoted) return null;
  return "quote" in quoted
    ? { quote: await drawQuote(quoted.quote) }
    : { refusal: (await errorSentences())[quoted.refusal] ?? null };
}

async function seatChoice(actor: Actor, { seat, callerId }: Record<string, string>): Promise<Quoted | null> {
  const [choice, number] = [SeatChoiceField.safeParse(seat), CallerIdField.safeParse(callerId)];
  if (!choice.success || !number.success) return null;
  const quote = await quoteSeatChoice(actor, choice.data, now(), number.data);
  return quote ? { quote } : { refusal: choice.data.kind === "vacant" ? "seat-taken" : "tier-unknown" };
}

async function seatCounts(actor: Actor, asked: Record<string, string>): Promise<Answer | null> {
  const counts = Object.entries(asked).map(
    ([name, typed]) => [name, SeatCountField.safeParse(typed)] as const,
  );
  if (counts.some(([, count]) => !count.success)) {
    return { refusal: (await errorSentences())["seat-count-invalid"] ?? null };
  }
  const wanted = seatCountsIn(Object.fromEntries(counts.map(([name, count]) => [name, count.data])));
  if (!wanted) return null;
  const answer = await answerSeatCounts(actor, wanted, now());
  return answer.ok ? { quote: answer.quote } : { refusal: answer.sentence };
}

async function tier(actor: Actor, asked: Record<string, string>): Promise<Quoted | null> {
  const [seatId, tierId] = [parseId<"seats">(asked.seatId), parseId<"tiers">(asked.tierId)];
  return seatId && tierId ? answerOf(await quoteTier(actor, seatId, tierId, now())) : null;
}

function answerOf(answer: { quote: Quote } | { refusal: string }): Quoted {
  return "quote" in answer ? { quote: answer.quote } : { refusal: answer.refusal };
}
