import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { type NumberId, newId, type OrganisationId } from "#lib/values/ids.ts";
import { minorUnits } from "#lib/values/money.ts";
import { asSystem } from "../client.ts";
import { numbers } from "../schema/index.ts";

let next = 0;

/** A fictional number that no other test of this process has. */
export function aPhoneNumber(): string {
  next += 1;
  return `+1${String(2_000_000_000 + next + process.pid * 1000).slice(0, 10)}`;
}

/** A number that the organisation bought at two units a month and nobody has: not charged, since no verb bought it. */
export async function aNumber(
  { orgId, agentId }: Pick<Actor, "agentId"> & { orgId: OrganisationId },
  at: Instant,
  change: Partial<typeof numbers.$inferInsert> = {},
): Promise<NumberId> {
  const id = newId<"numbers">();
  await asSystem("test", (tx) =>
    tx.insert(numbers).values({
      orgId,
      id,
      number: aPhoneNumber(),
      carrier: "fictional",
      country: "US",
      place: "San Francisco, CA",
      hasVoice: true,
      hasSms: true,
      state: "bought",
      carrierId: id,
      monthlyPrice: minorUnits(200),
      requestedAt: at,
      requestedBy: agentId,
      boughtAt: at,
      since: at,
      ...change,
    }),
  );
  return id;
}
