import { and, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { seats, tiers } from "#db/schema/index.ts";
import type { SeatChoice } from "#lib/agents/schema.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { SeatId } from "#lib/values/ids.ts";
import type { seatOffers } from "./queries.ts";

type Offers = Awaited<ReturnType<typeof seatOffers>>;

/** Which of these is offered in place of a seat that somebody else has just taken. */
export async function offerInstead(actor: Actor, taken: SeatId, offers: Offers): Promise<SeatChoice> {
  const [seat] = await read(actor, (tx) =>
    tx
      .select({ tier: tiers.name })
      .from(seats)
      .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
      .where(and(eq(seats.orgId, actor.orgId), eq(seats.id, taken))),
  );
  return nextBest(offers, seat?.tier ?? null);
}

/** A vacant seat before a new one, and of the same tier before another; without either, none. */
export function nextBest(
  { vacant, tiers: sold, tierLastUsed }: Pick<Offers, "vacant" | "tiers" | "tierLastUsed">,
  tier: string | null,
): SeatChoice {
  const free = vacant.find((each) => each.tier === tier) ?? vacant[0];
  if (free) return { kind: "vacant", seatId: free.id };
  const tierId = sold.find(({ name }) => name === tier)?.id ?? tierLastUsed;
  return tierId ? { kind: "new", tierId } : { kind: "none" };
}
