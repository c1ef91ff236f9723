import { change } from "#db/client.ts";
import { locations } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type LocationId, newId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { AddLocation } from "./schema.ts";

/** Adds a server location. For admins. Refused as `name-taken` when the organisation has one of that name; the constraint decides. */
export async function addLocation(
  actor: Actor,
  input: AddLocation,
): Promise<Outcome<{ locationId: LocationId; name: string }, "name-taken" | "form-already-used">> {
  return change<{ locationId: LocationId; name: string }, "name-taken">(
    actor,
    "settings.change",
    input,
    async (tx) => {
      const { orgId, agentId: actorId } = tx.actor;
      const { key: _key, ...location } = input;
      const [added] = await tx
        .insert(locations)
        .values({ orgId, id: newId<"locations">(), ...location })
        .onConflictDoNothing()
        .returning({ locationId: locations.id, name: locations.name });
      if (!added) return refused("name-taken");

      const details = { location: added.name, id: added.locationId };
      await record(tx, { orgId, actorId, action: "location.added", details });
      return done(added);
    },
  );
}
