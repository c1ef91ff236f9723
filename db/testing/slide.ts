import { quoteSeatCounts } from "#lib/billing/quotes.ts";
import { SetSeatCounts, seatCountField } from "#lib/billing/schema.ts";
import { setSeatCounts } from "#lib/billing/set-seat-counts.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { TierId } from "#lib/values/ids.ts";
import { formKey } from "./charged.ts";

/** Moves one tier's slider, with the quote seen; throws the refusal. */
export async function slide(admin: Actor, tierId: TierId, count: number, at: Instant): Promise<void> {
  const quoted = await quoteSeatCounts(admin, new Map([[tierId, count]]), at);
  if (!("quote" in quoted)) throw new Error(quoted.refusal);
  const form = { key: formKey(), quote: quoted.quote.pin, [seatCountField(tierId)]: String(count) };
  const set = await setSeatCounts(admin, SetSeatCounts.parse(form), at);
  if (!set.ok) throw new Error(set.refusal);
}
