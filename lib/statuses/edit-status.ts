import { and, eq, sql } from "drizzle-orm";
import { change } from "#db/client.ts";
import { statuses } from "#db/schema/index.ts";
import { oldAndNew } from "#lib/audit/old-and-new.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isTakenAmong } from "#lib/values/same-name.ts";
import { readStatuses } from "./read-statuses.ts";
import type { StatusRefusal } from "./rules.ts";
import type { EditStatus } from "./schema.ts";
import { rowOf } from "./status-draft.ts";

export type EditStatusRefusal = Extract<
  StatusRefusal,
  "status-unknown" | "changed-meanwhile" | "name-taken" | "first-takes-calls"
>;

/**
 * Changes what a status is called and does; who is in it stays in it. For admins. Refused as `changed-meanwhile` when somebody else
 * saved it since the form was drawn, and as `first-takes-calls` when the first of all would take none: everybody is that who chose
 * none, so nobody would be reached any more.
 */
export function editStatus(
  actor: Actor,
  input: EditStatus,
): Promise<Outcome<null, EditStatusRefusal | "form-already-used">> {
  return change<null, EditStatusRefusal>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { key: _key, statusId, version, ...draft } = input;
    const all = await readStatuses(tx);
    const before = all.find(({ id }) => id === statusId);
    if (!before) return refused("status-unknown");
    if (before.version !== version) return refused("changed-meanwhile");
    if (all[0] === before && !draft.takesCalls) return refused("first-takes-calls");
    if (isTakenAmong(all, draft.name, statusId)) return refused("name-taken");

    const row = rowOf(draft);
    const changed = oldAndNew(factsOf(before), factsOf(row));
    if (!changed) return done(null);
    await tx
      .update(statuses)
      .set({ ...row, version: sql`${statuses.version} + 1` })
      .where(and(eq(statuses.orgId, orgId), eq(statuses.id, statusId)));
    const { name: _name, ...details } = changed;
    await record(tx, { orgId, actorId, action: "status.changed", details: { status: row.name, ...details } });
    return done(null);
  });
}

type Row = ReturnType<typeof rowOf>;

/** As the trail keeps it: the names in other languages as one text, in one order. */
function factsOf({ name, colour, takesCalls, isChosenByHand, translations }: Row) {
  const named = Object.entries(translations)
    .map(([language, translated]) => `${language}: ${translated}`)
    .sort()
    .join("; ");
  return { name, colour, takesCalls, isChosenByHand, translations: named };
}
