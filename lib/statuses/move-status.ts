import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { statuses } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { readStatuses } from "./read-statuses.ts";
import { moved, nameOfStatus, type StatusRefusal } from "./rules.ts";
import type { MoveStatus } from "./schema.ts";

export type MoveStatusRefusal = Extract<StatusRefusal, "status-unknown" | "first-takes-calls">;

/**
 * Moves a status by one place in the organisation's order, counted from where it is now; at the end it stays. For admins. Refused as
 * `first-takes-calls` when one that takes no calls would come first. Gives its name and place, from 1.
 */
export function moveStatus(
  actor: Actor,
  input: MoveStatus,
): Promise<Outcome<{ name: string; place: number }, MoveStatusRefusal | "form-already-used">> {
  type Moved = { name: string; place: number };
  const { key, move } = input;
  return change<Moved, MoveStatusRefusal>(actor, "settings.change", { key, ...move }, async (tx) => {
    const { orgId, agentId: actorId, language } = tx.actor;
    const all = await readStatuses(tx);
    const status = all.find(({ id }) => id === move.statusId);
    if (!status) return refused("status-unknown");
    const name = nameOfStatus(status, language);
    const order = moved(all, status, move.direction);
    if (!order) return done({ name, place: all.indexOf(status) + 1 });
    if (order[0]?.takesCalls === false) return refused("first-takes-calls");

    for (const [position, { id }] of order.entries()) {
      await tx
        .update(statuses)
        .set({ position })
        .where(and(eq(statuses.orgId, orgId), eq(statuses.id, id)));
    }
    await record(tx, { orgId, actorId, action: "statuses.ordered" });
    return done({ name, place: order.indexOf(status) + 1 });
  });
}
