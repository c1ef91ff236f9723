import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { units } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { isNameTaken } from "#lib/is-name-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isOutdated } from "#lib/values/seen.ts";
import { findUnit } from "./queries.ts";
import type { RenameUnit } from "./schema.ts";

export type RenameUnitRefusal = "unit-not-there" | "changed-meanwhile" | "name-taken";

/**
 * Renames a business unit; its agents stay in it. For admins. Refused as `name-taken` when another unit has the name, as
 * `changed-meanwhile` when somebody else renamed it since the form was drawn.
 */
export function renameUnit(
  actor: Actor,
  input: RenameUnit,
): Promise<Outcome<null, RenameUnitRefusal | "form-already-used">> {
  return change<null, RenameUnitRefusal>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { unitId, seen, name } = input;
    const before = await findUnit(tx, orgId, unitId);
    if (!before) return refused("unit-not-there");
    if (before.name === name) return done(null);
    if (isOutdated(seen, before)) return refused("changed-meanwhile");
    if (await isNameTaken(tx, units, name, unitId)) return refused("name-taken");

    await tx
      .update(units)
      .set({ name })
      .where(and(eq(units.orgId, orgId), eq(units.id, unitId)));
    const details = { unit: name, nameBefore: before.name };
    await record(tx, { orgId, actorId, action: "unit.changed", details });
    return done(null);
  });
}
