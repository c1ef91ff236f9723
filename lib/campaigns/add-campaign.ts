import { eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { campaigns } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { type CampaignId, newId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type DraftRefusal, insertParts, judgeCampaign } from "./judge-campaign.ts";
import { type AddCampaign, mostCampaigns } from "./schema.ts";

export type AddCampaignRefusal = DraftRefusal | "campaigns-too-many";

/**
 * Adds a campaign with its groups and single agents. For managers too. Refused as `people-unclear` where a line names nobody, or several;
 * `findUnclear` says which.
 */
export function addCampaign(
  actor: Actor,
  input: AddCampaign,
  at: Instant,
): Promise<Outcome<{ campaignId: CampaignId }, AddCampaignRefusal | "form-already-used">> {
  return change<{ campaignId: CampaignId }, AddCampaignRefusal>(
    actor,
    "campaigns.change",
    input,
    async (tx) => {
      const { orgId, agentId: actorId } = tx.actor;
      const id = newId<"campaigns">();
      if ((await tx.$count(campaigns, eq(campaigns.orgId, orgId))) >= mostCampaigns)
        return refused("campaigns-too-many");
      const judged = await judgeCampaign(tx, id, input, []);
      if (!judged.ok) return refused(judged.refusal);

      await tx.insert(campaigns).values({ orgId, id, name: input.name, createdAt: at });
      await insertParts(tx, id, judged);
      const { groups, people } = judged;
      const details = { campaign: input.name, groups: groups.length, agents: people.length, id };
      await record(tx, { orgId, actorId, action: "campaign.added", details });
      return done({ campaignId: id });
    },
  );
}
