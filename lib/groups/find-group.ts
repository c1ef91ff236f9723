import { and, asc, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { campaignGroups, campaigns, groups } from "#db/schema/index.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { GroupId } from "#lib/values/ids.ts";
import { countIn } from "./list-groups.ts";

export type GroupDetails = NonNullable<Awaited<ReturnType<typeof findGroup>>>;

/** A group with what hangs on it: its seats, the people in them, and the campaigns that name it; null when there is none. */
export function findGroup(actor: Actor, id: GroupId) {
  requirePermission(actor, "groups.see");
  return read(actor, async (tx) => {
    const [group] = await tx
      .select({ id: groups.id, name: groups.name, version: groups.version })
      .from(groups)
      .where(and(eq(groups.orgId, actor.orgId), eq(groups.id, id)));
    if (!group) return null;
    const [counted] = await countIn(tx, [id]);
    const inCampaigns = await tx
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaignGroups)
      .innerJoin(
        campaigns,
        and(eq(campaigns.orgId, campaignGroups.orgId), eq(campaigns.id, campaignGroups.campaignId)),
      )
      .where(and(eq(campaignGroups.orgId, actor.orgId), eq(campaignGroups.groupId, id)))
      .orderBy(asc(campaigns.name));
    return { ...group, seats: counted?.seats ?? 0, people: counted?.people ?? 0, campaigns: inCampaigns };
  });
}
