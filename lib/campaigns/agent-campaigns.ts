import { and, asc, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { campaignAgents, campaignGroups, campaigns, groupMembers, groups } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { type NamedGroup, readSeatGroups } from "#lib/groups/queries.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, CampaignId, SeatId } from "#lib/values/ids.ts";

export interface NamedCampaign {
  id: CampaignId;
  name: string;
}

export interface AgentPlaces {
  groups: NamedGroup[];
  /** Each with the groups of the seat through which, and whether it names the person too. */
  campaigns: (NamedCampaign & { through: NamedGroup[]; isSingle: boolean })[];
}

/** The groups of the seat that somebody holds, and the campaigns through them or that name the person. */
export function findAgentPlaces(
  actor: Actor,
  { id, seatId }: { id: AgentId; seatId: SeatId | null },
): Promise<AgentPlaces> {
  requirePermission(actor, "groups.see");
  requirePermission(actor, "campaigns.see");
  return read(actor, async (tx) => {
    const [ofSeat, single, through] = await Promise.all([
      seatId ? readSeatGroups(tx, seatId) : [],
      readSingleCampaigns(tx, id),
      seatId ? selectThrough(tx, seatId) : [],
    ]);
    const named = new Map([...single, ...through].map((each) => [each.id, each.name]));
    const found = [...named].map(([campaignId, name]) => ({
      id: campaignId,
      name,
      through: through.flatMap((row) =>
        row.id === campaignId ? [{ id: row.groupId, name: row.group }] : [],
      ),
      isSingle: single.some((row) => row.id === campaignId),
    }));
    return { groups: ofSeat, campaigns: found };
  });
}

/** The campaigns that name this person, by name. */
export function readSingleCampaigns(tx: ActorTx, agentId: AgentId): Promise<NamedCampaign[]> {
  return tx
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaignAgents)
    .innerJoin(
      campaigns,
      and(eq(campaigns.orgId, campaignAgents.orgId), eq(campaigns.id, campaignAgents.campaignId)),
    )
    .where(and(eq(campaignAgents.orgId, tx.actor.orgId), eq(campaignAgents.agentId, agentId)))
    .orderBy(asc(campaigns.name));
}

function selectThrough(tx: ActorTx, seatId: SeatId) {
  return tx
    .select({ id: campaigns.id, name: campaigns.name, groupId: groups.id, group: groups.name })
    .from(groupMembers)
    .innerJoin(groups, and(eq(groups.orgId, groupMembers.orgId), eq(groups.id, groupMembers.groupId)))
    .innerJoin(
      campaignGroups,
      and(eq(campaignGroups.orgId, groupMembers.orgId), eq(campaignGroups.groupId, groupMembers.groupId)),
    )
    .innerJoin(
      campaigns,
      and(eq(campaigns.orgId, campaignGroups.orgId), eq(campaigns.id, campaignGroups.campaignId)),
    )
    .where(and(eq(groupMembers.orgId, tx.actor.orgId), eq(groupMembers.seatId, seatId)))
    .orderBy(asc(campaigns.name), asc(groups.name));
}
