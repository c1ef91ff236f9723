import { quoteSeatCounts } from "#lib/billing/quotes.ts";
import { SetSeatCounts, seatCountField } from "#lib/billing/schema.ts";
import { setSeatCounts } from "#lib/billing/set-seat-counts.ts";
import type { Instant } from "#lib/values/day.ts";
import { newId } from "#lib/values/ids.ts";
import type { TestOrganisation } from "./an-organisation.ts";

/** Raises the number of seats of the organisation's Professional tier to this, with the quote seen. */
export async function buySeats(
  { admin, tiers }: TestOrganisation,
  count: number,
  at: Instant,
): Promise<void> {
  const tier = tiers.find(({ name }) => name === "Professional");
  if (!tier) throw new Error("no such tier");
  const quoted = await quoteSeatCounts(admin, new Map([[tier.id, count]]), at);
  if (!("quote" in quoted)) throw new Error(quoted.refusal);
  const form = { key: newId(), quote: quoted.quote.pin, [seatCountField(tier.id)]: String(count) };
  const bought = await setSeatCounts(admin, SetSeatCounts.parse(form), at);
  if (!bought.ok) throw new Error(bought.refusal);
}
