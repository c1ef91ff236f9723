import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { campaigns } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { lockCampaign } from "./change-campaign.ts";
import type { DeleteCampaign } from "./schema.ts";

/** Deletes a campaign; its groups and agents stay. For managers too. */
export function deleteCampaign(
  actor: Actor,
  input: DeleteCampaign,
): Promise<Outcome<{ name: string }, "campaign-not-there" | "form-already-used">> {
  return change<{ name: string }, "campaign-not-there">(actor, "campaigns.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const campaign = await lockCampaign(tx, input.campaignId);
    if (!campaign) return refused("campaign-not-there");
    const { name } = campaign;
    await tx.delete(campaigns).where(and(eq(campaigns.orgId, orgId), eq(campaigns.id, input.campaignId)));
    await record(tx, { orgId, actorId, action: "campaign.deleted", details: { campaign: name } });
    return done({ name });
  });
}
