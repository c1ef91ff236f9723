import { and, desc, eq } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { auditEntries } from "#db/schema/index.ts";
import type { Permission } from "#lib/auth/policy.ts";
import { now } from "#lib/clock.ts";
import { log } from "#lib/log.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds } from "#lib/values/day.ts";
import { record } from "./record.ts";

/**
 * Logs that somebody tried what the role does not allow, and writes it into the audit trail: once a minute for the same person
 * and permission, since nobody may flood a trail from which nothing can be removed.
 */
export async function noteDenial({ orgId, agentId }: Actor, permission: Permission): Promise<void> {
  log.info({ organisation: orgId, agent: agentId, permission }, "permission denied");
  await asSystem("permission denied", async (tx) => {
    // Through the index, however long this person's trail is.
    const newest = await tx
      .select({ action: auditEntries.action, details: auditEntries.details, at: auditEntries.at })
      .from(auditEntries)
      .where(and(eq(auditEntries.orgId, orgId), eq(auditEntries.actorId, agentId)))
      .orderBy(desc(auditEntries.id))
      .limit(mostLookedAt);
    const since = addSeconds(now(), -60);
    const isNoted = newest.some(
      ({ action, details, at }) =>
        action === "permission.denied" && details.permission === permission && at > since,
    );
    if (!isNoted)
      await record(tx, { orgId, actorId: agentId, action: "permission.denied", details: { permission } });
  });
}

/** More than one person does in a minute. */
const mostLookedAt = 100;
