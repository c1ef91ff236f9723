import type { Instant } from "#lib/values/day.ts";
import type { TestOrganisation } from "./an-organisation.ts";
import { slide } from "./slide.ts";

/** Raises the number of seats of the organisation's Professional tier to this, with the quote seen. */
export async function buySeats(
  { admin, tiers }: TestOrganisation,
  count: number,
  at: Instant,
): Promise<void> {
  const tier = tiers.find(({ name }) => name === "Professional");
  if (!tier) throw new Error("no such tier");
  await slide(admin, tier.id, count, at);
}
