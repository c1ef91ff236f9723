import { findSession } from "#db/actor.ts";
import { asSystem } from "#db/client.ts";
import { realNow } from "#lib/clock.ts";
import type { Actor } from "#lib/values/actor.ts";
import { may, type Permission } from "./policy.ts";
import { sessionEndedBecause } from "./session-rules.ts";

/**
 * Whether the actor's session is still open and the role still has the permission, as their rows say now: for an answer that goes on and on.
 * Asking does not count as using Rollcall.
 */
export function stillMay({ orgId, sessionId }: Actor, permission: Permission): Promise<boolean> {
  return asSystem("who is watching", async (tx) => {
    const found = await findSession(tx, { orgId, sessionId });
    if (!found || found.actor.mustChangePassword) return false;
    return !sessionEndedBecause(found.facts, realNow()) && may(found.actor.role, permission);
  });
}
