import { and, eq } from "drizzle-orm";
import { type ActorTx, change } from "#db/client.ts";
import { agents, passwords } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor, State } from "#lib/values/actor.ts";
import { dayIn, type Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type LockedAgent, lockAgent } from "./queries.ts";
import { type DeactivateRefusal, refusalToDeactivate } from "./rules.ts";
import type { OneAgent } from "./schema.ts";

export interface Reactivated {
  agentId: AgentId;
  state: State;
  /** The temporary password has run out meanwhile: nothing opens the account until there is another. */
  passwordExpired: boolean;
}

/**
 * Gives an account back what it was deactivated from, in the seat that it still holds: the account was Active, Waiting or
 * Scheduled. An end date that has come would end it again at once, and is taken away. Source: product.md, "Seats and lifecycle".
 */
export async function reactivateAgent(
  actor: Actor,
  input: OneAgent,
  at: Instant,
): Promise<Outcome<Reactivated, DeactivateRefusal | "form-already-used">> {
  return change<Reactivated, DeactivateRefusal>(actor, "agents.reactivate", input, async (tx) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToDeactivate(tx.actor, "agents.reactivate", agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");

    const { orgId, id: agentId, endsOn } = agent;
    const state = agent.deactivatedFrom ?? "Active";
    const hasEnded = isOver(tx, agent, at);
    await tx
      .update(agents)
      .set({ state, endsOn: hasEnded ? null : endsOn, version: agent.version + 1 })
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
    await record(tx, {
      orgId,
      actorId: tx.actor.agentId,
      action: "agent.reactivated",
      agentId,
      ...(hasEnded && { details: { endsOnBefore: endsOn } }),
    });
    return done({ agentId, state, passwordExpired: await hasExpiredPassword(tx, agent, at) });
  });
}

/** Whether the account's end date has come where the organisation is. */
export function isOver({ actor }: ActorTx, { endsOn }: Pick<LockedAgent, "endsOn">, at: Instant): boolean {
  return endsOn !== null && endsOn <= dayIn(actor.organisation.timeZone, at);
}

export async function hasExpiredPassword(
  tx: ActorTx,
  { orgId, id }: LockedAgent,
  at: Instant,
): Promise<boolean> {
  const [password] = await tx
    .select({ expiresAt: passwords.expiresAt })
    .from(passwords)
    .where(and(eq(passwords.orgId, orgId), eq(passwords.agentId, id), eq(passwords.isTemporary, true)));
  return Boolean(password?.expiresAt && password.expiresAt <= at);
}
