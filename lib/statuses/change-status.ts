import { and, eq, isNull } from "drizzle-orm";
import { change } from "#db/client.ts";
import { currentStatuses, sessions } from "#db/schema/index.ts";
import { SignedOut } from "#lib/auth/refusals.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { readStatuses, readWithheld } from "./read-statuses.ts";
import { nameOfStatus, offeredOf } from "./rules.ts";
import type { ChangeStatus } from "./schema.ts";

export type ChangeStatusRefusal = "status-unknown" | "status-not-offered";

/**
 * Gives the actor another status at work, counted from `at`, which is real time; the same once more leaves since when it is.
 * Refused as `status-unknown` when the organisation has no such status, and as `status-not-offered` when it is not for this
 * person to choose. Not audited: its history is kept by itself (`status_periods`). Source: product.md, "Telephony".
 */
export function changeStatus(
  actor: Actor,
  input: ChangeStatus,
  at: Instant,
): Promise<Outcome<{ name: string }, ChangeStatusRefusal | "form-already-used">> {
  return change<{ name: string }, ChangeStatusRefusal>(actor, "status.own", input, async (tx) => {
    const { orgId, agentId, sessionId, language } = tx.actor;
    // Kept open until the status is chosen: signing out ends what was chosen before it, and can see no other.
    const [open] = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.orgId, orgId), eq(sessions.id, sessionId), isNull(sessions.endedAt)))
      .for("share");
    if (!open) throw new SignedOut("signed-out");
    const { statusId } = input;
    const all = await readStatuses(tx);
    const status = all.find(({ id }) => id === statusId);
    if (!status) return refused("status-unknown");
    const own = and(eq(currentStatuses.orgId, orgId), eq(currentStatuses.agentId, agentId));
    const [current] = await tx
      .select({ statusId: currentStatuses.statusId })
      .from(currentStatuses)
      .where(own)
      .for("update");
    const answer = done({ name: nameOfStatus(status, language) });
    if (current?.statusId === statusId) return answer;
    if (!offeredOf(all, await readWithheld(tx, agentId)).includes(status))
      return refused("status-not-offered");

    await tx
      .insert(currentStatuses)
      .values({ orgId, agentId, statusId, since: at })
      .onConflictDoUpdate({
        target: [currentStatuses.orgId, currentStatuses.agentId],
        set: { statusId, since: at },
      });
    return answer;
  });
}
