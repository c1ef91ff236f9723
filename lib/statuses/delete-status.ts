import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { currentStatuses, statuses, withheldStatuses } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { readStatuses } from "./read-statuses.ts";
import type { StatusRefusal } from "./rules.ts";
import type { DeleteStatus } from "./schema.ts";

export type DeleteStatusRefusal = Extract<StatusRefusal, "status-unknown" | "status-is-first">;

/** Behind all others, as the database demands of a deleted one. */
const lastPosition = 1_000_000;

/**
 * Deletes a status; whoever is in it is the first from now on, and the history keeps it. For admins. Refused as `status-is-first` for
 * the first, so that at least one stays and everybody has one to fall to.
 */
export function deleteStatus(
  actor: Actor,
  input: DeleteStatus,
  at: Instant,
): Promise<Outcome<{ name: string }, DeleteStatusRefusal | "form-already-used">> {
  return change<{ name: string }, DeleteStatusRefusal>(actor, "settings.change", input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { statusId } = input;
    const all = await readStatuses(tx);
    const status = all.find(({ id }) => id === statusId);
    if (!status) return refused("status-unknown");
    if (all[0] === status) return refused("status-is-first");

    await tx
      .delete(currentStatuses)
      .where(and(eq(currentStatuses.orgId, orgId), eq(currentStatuses.statusId, statusId)));
    await tx
      .delete(withheldStatuses)
      .where(and(eq(withheldStatuses.orgId, orgId), eq(withheldStatuses.statusId, statusId)));
    await tx
      .update(statuses)
      .set({ deletedAt: at, position: lastPosition })
      .where(and(eq(statuses.orgId, orgId), eq(statuses.id, statusId)));
    await record(tx, { orgId, actorId, action: "status.deleted", details: { status: status.name } });
    return done({ name: status.name });
  });
}
