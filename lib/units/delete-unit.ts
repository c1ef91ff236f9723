import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { agents, units } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { countUnitAgents, findUnit } from "./queries.ts";
import type { DeleteUnit } from "./schema.ts";

export type DeleteUnitRefusal = "unit-not-there" | "unit-in-use";

/**
 * Deletes a business unit that no open account is in; closed accounts of it are in none from then on, also when they are restored. For
 * admins. The organisation's lock keeps anybody from being put into it meanwhile.
 */
export function deleteUnit(
  actor: Actor,
  input: DeleteUnit,
): Promise<Outcome<{ name: string }, DeleteUnitRefusal | "form-already-used">> {
  return change<{ name: string }, DeleteUnitRefusal>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const unit = await findUnit(tx, orgId, input.unitId);
    if (!unit) return refused("unit-not-there");
    const { open } = await countUnitAgents(tx, input.unitId);
    if (open > 0) return refused("unit-in-use");

    await tx
      .update(agents)
      .set({ unitId: null })
      .where(and(eq(agents.orgId, orgId), eq(agents.unitId, input.unitId)));
    await tx.delete(units).where(and(eq(units.orgId, orgId), eq(units.id, input.unitId)));
    await record(tx, { orgId, actorId, action: "unit.deleted", details: { unit: unit.name } });
    return done({ name: unit.name });
  });
}
