import { change } from "#db/client.ts";
import { locations } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { isNameTaken } from "#lib/is-name-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import { type LocationId, newId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { AddLocation } from "./schema.ts";

/** Adds a server location. For admins. Refused as `name-taken` when the organisation has one that reads the same. */
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
      const { name } = location;
      if (await isNameTaken(tx, locations, name, null)) return refused("name-taken");

      const locationId = newId<"locations">();
      await tx.insert(locations).values({ orgId, id: locationId, ...location });
      const details = { location: name, id: locationId };
      await record(tx, { orgId, actorId, action: "location.added", details });
      return done({ locationId, name });
    },
  );
}
