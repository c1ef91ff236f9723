import { and, eq, gt, sql } from "drizzle-orm";
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
    const [noted] = await tx
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.orgId, orgId),
          eq(auditEntries.actorId, agentId),
          eq(auditEntries.action, "permission.denied"),
          sql`${auditEntries.details} ->> 'permission' = ${permission}`,
          gt(auditEntries.at, addSeconds(now(), -60)),
        ),
      )
      .limit(1);
    if (!noted)
      await record(tx, { orgId, actorId: agentId, action: "permission.denied", details: { permission } });
  });
}
