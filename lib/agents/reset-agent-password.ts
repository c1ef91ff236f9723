import { change } from "#db/client.ts";
import { record } from "#lib/audit/record.ts";
import { temporaryPassword } from "#lib/auth/temporary-password.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { lockAgent } from "./queries.ts";
import { renewCredentials } from "./renew-credentials.ts";
import { type RenewRefusal, refusalToRenew } from "./rules.ts";
import type { ResetAgentPassword } from "./schema.ts";

export interface Renewed {
  name: string;
  email: string;
  mailQueued: boolean;
}

/**
 * `Reset password`: a new temporary password, shown once to who asked (the answer's secret) and mailed if wished; the old one
 * and all open sessions are dead. Source: product.md, "Getting in".
 */
export async function resetAgentPassword(
  actor: Actor,
  input: ResetAgentPassword,
  at: Instant,
): Promise<Outcome<Renewed, RenewRefusal | "form-already-used">> {
  const password = await temporaryPassword();

  return change<Renewed, RenewRefusal>(actor, "agents.resetPassword", input, async (tx) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToRenew(tx.actor, agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");

    const mail = input.sendCredentials ? "credentials" : null;
    await renewCredentials(tx, agent, password, at, { mustChange: true, mail });
    await record(tx, {
      orgId: agent.orgId,
      actorId: tx.actor.agentId,
      action: "agent.password-reset",
      agentId: agent.id,
      details: { mailed: input.sendCredentials },
    });
    return done({ name: agent.name, email: agent.email, mailQueued: input.sendCredentials }, password.plain);
  });
}
