import { change } from "#db/client.ts";
import { statuses } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { newId, type StatusId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isTakenAmong } from "#lib/values/same-name.ts";
import { readStatuses } from "./read-statuses.ts";
import { mostStatuses, type StatusRefusal } from "./rules.ts";
import type { AddStatus } from "./schema.ts";
import { rowOf } from "./status-draft.ts";

export type AddStatusRefusal = Extract<StatusRefusal, "name-taken" | "too-many-statuses">;

/**
 * Adds an agent status behind the others; everybody's menu offers it unless it is not chosen by hand. For admins. Refused as
 * `name-taken` when another has the name, whatever its case. Source: product.md, "Telephony".
 */
export function addStatus(
  actor: Actor,
  input: AddStatus,
): Promise<Outcome<{ statusId: StatusId; name: string }, AddStatusRefusal | "form-already-used">> {
  type Added = { statusId: StatusId; name: string };
  return change<Added, AddStatusRefusal>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { key: _key, ...draft } = input;
    const all = await readStatuses(tx);
    if (all.length >= mostStatuses) return refused("too-many-statuses");
    if (isTakenAmong(all, draft.name, null)) return refused("name-taken");

    const statusId = newId<"statuses">();
    const row = rowOf(draft);
    // Places may have gaps where one was deleted.
    await tx
      .insert(statuses)
      .values({ orgId, id: statusId, position: (all.at(-1)?.position ?? -1) + 1, ...row });
    const { name: status, takesCalls, isChosenByHand } = row;
    const details = { status, takesCalls, isChosenByHand };
    await record(tx, { orgId, actorId, action: "status.added", details });
    return done({ statusId, name: status });
  });
}
