import type { AddAgent } from "#lib/agents/schema.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";

/** The form as somebody sends it who has seen what its seat costs. */
export async function withQuote(actor: Actor, form: AddAgent, at: Instant): Promise<AddAgent> {
  const quote = await quoteSeatChoice(actor, form.seat, at);
  return { ...form, quote: quote?.pin ?? null };
}
