import { change } from "#db/client.ts";
import { units } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type UnitId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { AddUnit } from "./schema.ts";

/** Adds a business unit. Refused as `name-taken` when the organisation has one of that name; the constraint decides. */
export async function addUnit(
  actor: Actor,
  input: AddUnit,
): Promise<Outcome<{ unitId: UnitId }, "name-taken" | "form-already-used">> {
  return change<{ unitId: UnitId }, "name-taken">(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId } = tx.actor;
    const [unit] = await tx
      .insert(units)
      .values({ orgId, id: newId<"units">(), name: input.name })
      .onConflictDoNothing()
      .returning({ unitId: units.id });
    if (!unit) return refused("name-taken");

    await record(tx, { orgId, actorId: agentId, action: "unit.added", details: { name: input.name } });
    return done(unit);
  });
}
