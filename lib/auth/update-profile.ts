import { and, eq, sql } from "drizzle-orm";
import { change } from "#db/client.ts";
import { agents } from "#db/schema/index.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { searchKey } from "#lib/values/search-key.ts";
import { isOutdated } from "#lib/values/seen.ts";
import { profileState } from "./profile-state.ts";
import type { UpdateProfile } from "./schema.ts";

export type UpdateProfileRefusal = "not-there" | "changed-meanwhile";

/**
 * Changes what people may change about themselves: name, language, phones. Refused as `changed-meanwhile` when the form showed
 * something else than holds now, since an admin may have saved the same. Source: product.md, `/profile`.
 */
export function updateProfile(
  actor: Actor,
  input: UpdateProfile,
): Promise<Outcome<null, UpdateProfileRefusal | "form-already-used">> {
  return change<null, UpdateProfileRefusal>(actor, "profile.own", input, async (tx) => {
    const { orgId, agentId } = tx.actor;
    const before = await lockAgent(tx, agentId);
    if (!before) return refused("not-there");
    const { key: _key, seen, ...person } = input;
    if (isOutdated(seen, profileState(before))) return refused("changed-meanwhile");
    const { name, language, landLine, mobile } = before;
    const changed = oldAndNew({ name, language, landLine, mobile }, person);
    if (!changed) return done(null);

    await tx
      .update(agents)
      .set({ ...person, nameKey: searchKey(person.name), version: sql`${agents.version} + 1` })
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
    await record(tx, { orgId, actorId: agentId, action: "profile.changed", agentId, details: changed });
    return done(null);
  });
}
