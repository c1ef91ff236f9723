import { change } from "#db/client.ts";
import { record } from "#lib/audit/record.ts";
import { temporaryPassword } from "#lib/auth/temporary-password.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { mailOfCredentials } from "./mail-of-credentials.ts";
import { lockAgent } from "./queries.ts";
import { findTemporaryPassword, renewCredentials } from "./renew-credentials.ts";
import type { Renewed } from "./reset-agent-password.ts";
import { type RenewRefusal, refusalToRenew } from "./rules.ts";
import type { OneAgent } from "./schema.ts";

/**
 * `Resend credentials`: while somebody has not chosen a password yet, a new temporary one by mail in place of the old, in a
 * set-up guide for whoever was sent one before. Refused as `password-already-chosen` afterwards: then `Reset password` is what is
 * meant. Source: product.md, "Getting in" and "Mail".
 */
export async function resendCredentials(
  actor: Actor,
  input: OneAgent,
  at: Instant,
): Promise<Outcome<Renewed, RenewRefusal | "form-already-used">> {
  const password = await temporaryPassword();

  return change<Renewed, RenewRefusal>(actor, "agents.resetPassword", input, async (tx) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToRenew(tx.actor, agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");
    const waiting = await findTemporaryPassword(tx, agent);
    if (!waiting) return refused("password-already-chosen");

    await renewCredentials(tx, agent, password, at, {
      mustChange: waiting.mustChange,
      mail: await mailOfCredentials(tx, agent),
    });
    await record(tx, {
      orgId: agent.orgId,
      actorId: tx.actor.agentId,
      action: "agent.credentials-resent",
      agentId: agent.id,
    });
    return done({ name: agent.name, email: agent.email, mailQueued: true });
  });
}
