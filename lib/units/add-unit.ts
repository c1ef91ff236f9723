import { change } from "#db/client.ts";
import { units } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { isNameTaken } from "#lib/is-name-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type UnitId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { AddUnit } from "./schema.ts";

/** Adds a business unit. Refused as `name-taken` when the organisation has one that reads the same. */
export async function addUnit(
  actor: Actor,
  input: AddUnit,
): Promise<Outcome<{ unitId: UnitId }, "name-taken" | "form-already-used">> {
  return change<{ unitId: UnitId }, "name-taken">(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId } = tx.actor;
    if (await isNameTaken(tx, units, input.name, null)) return refused("name-taken");

    const unitId = newId<"units">();
    await tx.insert(units).values({ orgId, id: unitId, name: input.name });
    await record(tx, { orgId, actorId: agentId, action: "unit.added", details: { name: input.name } });
    return done({ unitId });
  });
}
