import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { tiers } from "#db/schema/index.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import { isNameTaken } from "#lib/is-name-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isOutdated } from "#lib/values/seen.ts";
import type { ChangeTierFeatures } from "./schema.ts";

export type TierFeaturesRefusal = "tier-not-there" | "changed-meanwhile" | "name-taken";

/**
 * Changes what a tier is called, what it has and whether it is still sold; its seats stay whatever becomes of it. Refused as
 * `name-taken` when another tier has the name, as `changed-meanwhile` when the form showed something else than what holds now.
 */
export async function changeTierFeatures(
  actor: Actor,
  input: ChangeTierFeatures,
): Promise<Outcome<null, TierFeaturesRefusal | "form-already-used">> {
  return change<null, TierFeaturesRefusal>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { key: _key, tierId, seen, ...after } = input;
    const ofTier = and(eq(tiers.orgId, orgId), eq(tiers.id, tierId));
    const [before] = await tx
      .select({
        name: tiers.name,
        hasSms: tiers.hasSms,
        hasCallRecording: tiers.hasCallRecording,
        hasConnectionBoost: tiers.hasConnectionBoost,
        isOffered: tiers.isOffered,
      })
      .from(tiers)
      .where(ofTier);
    if (!before) return refused("tier-not-there");
    if (isOutdated(seen, before)) return refused("changed-meanwhile");
    if (await isNameTaken(tx, tiers, after.name, tierId)) return refused("name-taken");
    const changed = oldAndNew(before, after);
    if (!changed) return done(null);

    await tx.update(tiers).set(after).where(ofTier);
    await record(tx, {
      orgId,
      actorId,
      action: "tier.changed",
      details: { tier: before.name, ...changed },
    });
    return done(null);
  });
}
