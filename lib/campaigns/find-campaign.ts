import { and, asc, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, campaignAgents, campaignGroups, campaigns } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { CampaignId } from "#lib/values/ids.ts";

export type CampaignDetails = NonNullable<Awaited<ReturnType<typeof findCampaign>>>;

/** A campaign with the groups and the single agents that it names, closed accounts too; null when there is none. */
export function findCampaign(actor: Actor, id: CampaignId) {
  requirePermission(actor, "campaigns.see");
  const { orgId } = actor;
  return read(actor, async (tx) => {
    const [campaign] = await tx
      .select({ id: campaigns.id, name: campaigns.name, version: campaigns.version })
      .from(campaigns)
      .where(and(eq(campaigns.orgId, orgId), eq(campaigns.id, id)));
    if (!campaign) return null;
    const [ofGroups, people] = await Promise.all([
      tx
        .select({ id: campaignGroups.groupId })
        .from(campaignGroups)
        .where(and(eq(campaignGroups.orgId, orgId), eq(campaignGroups.campaignId, id))),
      tx
        .select({ id: agents.id, name: agents.name, email: agents.email, state: agents.state })
        .from(campaignAgents)
        .innerJoin(agents, and(eq(agents.orgId, campaignAgents.orgId), eq(agents.id, campaignAgents.agentId)))
        .where(and(eq(campaignAgents.orgId, orgId), eq(campaignAgents.campaignId, id)))
        .orderBy(asc(agents.nameKey), asc(agents.id)),
    ]);
    return { ...campaign, groups: ofGroups.map((row) => row.id), people };
  });
}
