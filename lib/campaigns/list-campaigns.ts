import { and, asc, count, eq, inArray } from "drizzle-orm";
import { read } from "#db/client.ts";
import { campaignAgents, campaignGroups, campaigns } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { NameFilter } from "#lib/groups/list-filter.ts";
import { pageOfNames } from "#lib/groups/page-of-names-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import { countWorking } from "./read-line-up.ts";

/**
 * A page of the campaigns by name, each with how many groups and single agents it names and how many agents that results in now. `next` is
 * the campaign that the next page comes after. Four statements, however many campaigns there are.
 */
export function listCampaigns(actor: Actor, filter: NameFilter) {
  requirePermission(actor, "campaigns.see");
  const { orgId } = actor;
  return read(actor, async (tx) => {
    const all = await tx
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(eq(campaigns.orgId, orgId))
      .orderBy(asc(campaigns.name), asc(campaigns.id));
    const { page, next } = pageOfNames(all, filter);
    const ids = page.map(({ id }) => id);
    const [ofGroups, ofPeople, working] = await Promise.all([
      tx
        .select({ id: campaignGroups.campaignId, count: count() })
        .from(campaignGroups)
        .where(and(eq(campaignGroups.orgId, orgId), inArray(campaignGroups.campaignId, ids)))
        .groupBy(campaignGroups.campaignId),
      tx
        .select({ id: campaignAgents.campaignId, count: count() })
        .from(campaignAgents)
        .where(and(eq(campaignAgents.orgId, orgId), inArray(campaignAgents.campaignId, ids)))
        .groupBy(campaignAgents.campaignId),
      countWorking(tx, ids),
    ]);
    const rows = page.map(({ id, name }) => ({
      id,
      name,
      groups: ofGroups.find((row) => row.id === id)?.count ?? 0,
      people: ofPeople.find((row) => row.id === id)?.count ?? 0,
      agents: working.get(id) ?? 0,
    }));
    return { rows, next, total: all.length };
  });
}
