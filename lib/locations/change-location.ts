import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { locations } from "#db/schema/index.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import { isNameTaken } from "#lib/is-name-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { ChangeLocation } from "./schema.ts";

export type ChangeLocationRefusal = "location-not-there" | "changed-meanwhile" | "name-taken";

/**
 * Changes a server location's name, place and whether it is offered; people who have it keep it. For admins. Refused as
 * `changed-meanwhile` when somebody else saved it since the form was drawn.
 */
export async function changeLocation(
  actor: Actor,
  input: ChangeLocation,
): Promise<Outcome<null, ChangeLocationRefusal | "form-already-used">> {
  return change<null, ChangeLocationRefusal>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { key: _key, locationId, version, ...after } = input;
    const ofLocation = and(eq(locations.orgId, orgId), eq(locations.id, locationId));
    const [now] = await tx.select().from(locations).where(ofLocation).for("update");
    if (!now) return refused("location-not-there");
    if (now.version !== version) return refused("changed-meanwhile");

    const { name, latitude, longitude, isOffered } = now;
    const changed = oldAndNew<typeof after>({ name, latitude, longitude, isOffered }, after);
    if (!changed) return done(null);
    if (await isNameTaken(tx, locations, after.name, locationId)) return refused("name-taken");
    await tx
      .update(locations)
      .set({ ...after, version: version + 1 })
      .where(ofLocation);
    const { name: _name, ...rest } = changed;
    const details = { location: after.name, ...rest };
    await record(tx, { orgId, actorId, action: "location.changed", details });
    return done(null);
  });
}
