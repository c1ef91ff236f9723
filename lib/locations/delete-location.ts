import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { agents, locations } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { countPeopleAt, locationName } from "./queries.ts";
import type { DeleteLocation } from "./schema.ts";

export type DeleteLocationRefusal = "location-not-there" | "location-in-use";

/**
 * Deletes a server location that nobody has; closed accounts lose it, to be given another should they be restored. For admins. Refused
 * as `location-in-use` while somebody's calls go through it: no longer offering it is the way then.
 */
export async function deleteLocation(
  actor: Actor,
  input: DeleteLocation,
): Promise<Outcome<{ name: string }, DeleteLocationRefusal | "form-already-used">> {
  return change<{ name: string }, DeleteLocationRefusal>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { locationId } = input;
    const name = await locationName(tx, locationId);
    if (name === null) return refused("location-not-there");
    if ((await countPeopleAt(tx, locationId)) > 0) return refused("location-in-use");

    await tx
      .update(agents)
      .set({ locationId: null })
      .where(and(eq(agents.orgId, orgId), eq(agents.locationId, locationId)));
    await tx.delete(locations).where(and(eq(locations.orgId, orgId), eq(locations.id, locationId)));
    await record(tx, { orgId, actorId, action: "location.deleted", details: { location: name } });
    return done({ name });
  });
}
