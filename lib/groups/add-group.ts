import { eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { groups } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { isNameTaken } from "#lib/is-name-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { type GroupId, newId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type AddGroup, mostGroups } from "./schema.ts";

export type AddGroupRefusal = "name-taken" | "groups-too-many";

/** Adds an agent group without seats. For managers too. Refused as `name-taken` when another reads the same. */
export function addGroup(
  actor: Actor,
  input: AddGroup,
  at: Instant,
): Promise<Outcome<{ groupId: GroupId }, AddGroupRefusal | "form-already-used">> {
  return change<{ groupId: GroupId }, AddGroupRefusal>(actor, "groups.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    if ((await tx.$count(groups, eq(groups.orgId, orgId))) >= mostGroups) return refused("groups-too-many");
    if (await isNameTaken(tx, groups, input.name, null)) return refused("name-taken");

    const groupId = newId<"groups">();
    await tx.insert(groups).values({ orgId, id: groupId, name: input.name, createdAt: at });
    const details = { group: input.name, seats: 0, id: groupId };
    await record(tx, { orgId, actorId, action: "group.added", details });
    return done({ groupId });
  });
}
