import { and, eq, ne, or } from "drizzle-orm";
import { charges, owedCharges, seats, tierPrices, tiers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { TierId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { DeleteTier } from "./schema.ts";

export type DeleteTierRefusal = "tier-not-there" | "tier-in-use" | "tier-is-last";

/**
 * Deletes a tier that was entered by mistake, with its prices. Refused as `tier-in-use` once a seat has had it or something was
 * charged for it, since seats and the ledger keep its name: no longer offering it is the way then. One tier stays in the catalogue.
 */
export function deleteTier(
  actor: Actor,
  input: DeleteTier,
  at: Instant,
): Promise<Outcome<{ name: string }, DeleteTierRefusal | "form-already-used">> {
  return changeSeats<{ name: string }, DeleteTierRefusal>(actor, "settings.change", input, at, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { tierId } = input;
    const isThisOne = and(eq(tiers.orgId, orgId), eq(tiers.id, tierId));
    const [tier] = await tx.select({ name: tiers.name }).from(tiers).where(isThisOne);
    if (!tier) return refused("tier-not-there");
    const refusal = await refusalToDelete(tx, tierId);
    if (refusal) return refused(refusal);

    await tx.delete(tierPrices).where(and(eq(tierPrices.orgId, orgId), eq(tierPrices.tierId, tierId)));
    await tx.delete(tiers).where(isThisOne);
    await record(tx, { orgId, actorId, action: "tier.deleted", details: { tier: tier.name } });
    return done({ name: tier.name });
  });
}

/** Why a tier that is there stays; null when it can go. */
export async function refusalToDelete(
  tx: ActorTx,
  tierId: TierId,
): Promise<Exclude<DeleteTierRefusal, "tier-not-there"> | null> {
  const { orgId } = tx.actor;
  const uses = await Promise.all([
    tx.$count(seats, and(eq(seats.orgId, orgId), or(eq(seats.tierId, tierId), eq(seats.nextTierId, tierId)))),
    tx.$count(
      charges,
      and(eq(charges.orgId, orgId), or(eq(charges.tierId, tierId), eq(charges.fromTierId, tierId))),
    ),
    tx.$count(
      owedCharges,
      and(
        eq(owedCharges.orgId, orgId),
        or(eq(owedCharges.tierId, tierId), eq(owedCharges.fromTierId, tierId)),
      ),
    ),
  ]);
  if (uses.some((count) => count > 0)) return "tier-in-use";
  const others = await tx.$count(tiers, and(eq(tiers.orgId, orgId), ne(tiers.id, tierId)));
  return others === 0 ? "tier-is-last" : null;
}
