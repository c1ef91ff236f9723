import { eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { groups } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { type GroupId, newId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type AddGroup, mostGroups } from "./schema.ts";

export type AddGroupRefusal = "name-taken" | "groups-too-many";

/** Adds an agent group without seats. For managers too. The constraint decides whether the name is another's. */
export function addGroup(
  actor: Actor,
  input: AddGroup,
  at: Instant,
): Promise<Outcome<{ groupId: GroupId }, AddGroupRefusal | "form-already-used">> {
  return change<{ groupId: GroupId }, AddGroupRefusal>(actor, "groups.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    if ((await tx.$count(groups, eq(groups.orgId, orgId))) >= mostGroups) return refused("groups-too-many");
    const [group] = await tx
      .insert(groups)
      .values({ orgId, id: newId<"groups">(), name: input.name, createdAt: at })
      .onConflictDoNothing()
      .returning({ groupId: groups.id });
    if (!group) return refused("name-taken");

    const details = { group: input.name, seats: 0, id: group.groupId };
    await record(tx, { orgId, actorId, action: "group.added", details });
    return done(group);
  });
}
