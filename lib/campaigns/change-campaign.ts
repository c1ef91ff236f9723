import { and, eq, sql } from "drizzle-orm";
import { change } from "#db/client.ts";
import { campaignAgents, campaignGroups, campaigns } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { CampaignId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { ticksDiffer } from "#lib/values/ticks.ts";
import { type DraftRefusal, insertParts, judgeCampaign, readParts } from "./judge-campaign.ts";
import type { ChangeCampaign } from "./schema.ts";

export type ChangeCampaignRefusal = DraftRefusal | "campaign-not-there" | "changed-meanwhile";

/**
 * Changes a campaign's name, groups and single agents as one. For managers too. Refused like adding it, and as `changed-meanwhile` when
 * somebody else saved it since the form was drawn.
 */
export function changeCampaign(
  actor: Actor,
  input: ChangeCampaign,
): Promise<Outcome<null, ChangeCampaignRefusal | "form-already-used">> {
  return change<null, ChangeCampaignRefusal>(actor, "campaigns.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { campaignId: id, name } = input;
    const campaign = await lockCampaign(tx, id);
    if (!campaign) return refused("campaign-not-there");
    if (campaign.version !== input.version) return refused("changed-meanwhile");
    const before = await readParts(tx, id);
    const after = await judgeCampaign(tx, id, input, before.people);
    if (!after.ok) return refused(after.refusal);

    const groups = ticksDiffer(before.groups, after.groups);
    const people = ticksDiffer(before.people, after.people);
    if (name === campaign.name && !groups && !people) return done(null);
    await tx
      .delete(campaignGroups)
      .where(and(eq(campaignGroups.orgId, orgId), eq(campaignGroups.campaignId, id)));
    await tx
      .delete(campaignAgents)
      .where(and(eq(campaignAgents.orgId, orgId), eq(campaignAgents.campaignId, id)));
    await insertParts(tx, id, after);
    await tx
      .update(campaigns)
      .set({ name, version: sql`${campaigns.version} + 1` })
      .where(and(eq(campaigns.orgId, orgId), eq(campaigns.id, id)));
    const details = {
      campaign: name,
      ...(name !== campaign.name && { nameBefore: campaign.name }),
      ...(groups && { groups: after.groups.length, groupsBefore: before.groups.length }),
      ...(people && { agents: after.people.length, agentsBefore: before.people.length }),
      id,
    };
    await record(tx, { orgId, actorId, action: "campaign.changed", details });
    return done(null);
  });
}

/** A campaign that a verb is about to change, locked; null when the organisation has no such campaign. */
export async function lockCampaign(tx: ActorTx, id: CampaignId) {
  const [campaign] = await tx
    .select({ name: campaigns.name, version: campaigns.version })
    .from(campaigns)
    .where(and(eq(campaigns.orgId, tx.actor.orgId), eq(campaigns.id, id)))
    .for("update");
  return campaign ?? null;
}
