import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { campaignGroups, groupMembers, groups } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { lockGroup } from "./queries.ts";
import type { DeleteGroup } from "./schema.ts";

/** Deletes a group: its seats stay, and the campaigns that named it lose it. For managers too. */
export function deleteGroup(
  actor: Actor,
  { key, groupId }: DeleteGroup,
): Promise<Outcome<{ name: string }, "group-not-there" | "form-already-used">> {
  const input = { key, groupId };
  return change<{ name: string }, "group-not-there">(actor, "groups.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const group = await lockGroup(tx, groupId);
    if (!group) return refused("group-not-there");
    const { name } = group;
    const details = {
      group: name,
      seats: await tx.$count(
        groupMembers,
        and(eq(groupMembers.orgId, orgId), eq(groupMembers.groupId, groupId)),
      ),
      campaigns: await tx.$count(
        campaignGroups,
        and(eq(campaignGroups.orgId, orgId), eq(campaignGroups.groupId, groupId)),
      ),
    };
    await tx.delete(groups).where(and(eq(groups.orgId, orgId), eq(groups.id, groupId)));
    await record(tx, { orgId, actorId, action: "group.deleted", details });
    return done({ name });
  });
}
