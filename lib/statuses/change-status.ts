import { and, eq, sql } from "drizzle-orm";
import { change } from "#db/client.ts";
import { currentStatuses, statuses } from "#db/schema/index.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { ChangeStatus } from "./schema.ts";

export type ChangeStatusRefusal = "status-unknown";

/**
 * Gives the actor another status at work, counted from `at`; the same once more leaves since when it is. Refused as
 * `status-unknown` when the organisation has no such status. Not audited: it says what somebody does, and decides nothing for
 * anybody else. Source: product.md, "Telephony".
 */
export function changeStatus(
  actor: Actor,
  input: ChangeStatus,
  at: Instant,
): Promise<Outcome<{ name: string }, ChangeStatusRefusal | "form-already-used">> {
  return change<{ name: string }, ChangeStatusRefusal>(actor, "status.own", input, async (tx) => {
    const { orgId, agentId } = tx.actor;
    const { statusId } = input;
    const [status] = await tx
      .select({ name: statuses.name })
      .from(statuses)
      .where(and(eq(statuses.orgId, orgId), eq(statuses.id, statusId)));
    if (!status) return refused("status-unknown");

    await tx
      .insert(currentStatuses)
      .values({ orgId, agentId, statusId, since: at })
      .onConflictDoUpdate({
        target: [currentStatuses.orgId, currentStatuses.agentId],
        set: { statusId, since: at },
        setWhere: sql`${currentStatuses.statusId} <> excluded.status_id`,
      });
    return done(status);
  });
}
