import { and, eq } from "drizzle-orm";
import { type ActorTx, change } from "#db/client.ts";
import { agents, passwords } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { type TemporaryPassword, temporaryPassword } from "#lib/auth/temporary-password.ts";
import type { Actor, State } from "#lib/values/actor.ts";
import { dayIn, type Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { startsNow } from "./dates-rules.ts";
import { type LockedAgent, lockAgent } from "./queries.ts";
import { type DeactivateRefusal, refusalToDeactivate } from "./rules.ts";
import type { OneAgent } from "./schema.ts";
import { startAccount } from "./start-account.ts";

export interface Reactivated {
  agentId: AgentId;
  state: State;
  /** The temporary password has run out meanwhile: nothing opens the account until there is another. */
  passwordExpired: boolean;
  /** Where credentials went to, for somebody Scheduled whose start date had come. */
  startedBy: string | null;
}

/**
 * Gives an account back what it was deactivated from, in the seat that it still holds: the account was Active, Waiting or Scheduled.
 * An end date that has come would end it again at once, and is taken away; a start date that has come is acted on at once. Source:
 * product.md, "Seats and lifecycle".
 */
export async function reactivateAgent(
  actor: Actor,
  input: OneAgent,
  at: Instant,
): Promise<Outcome<Reactivated, DeactivateRefusal | "form-already-used">> {
  const password = await temporaryPassword();

  return change<Reactivated, DeactivateRefusal>(actor, "agents.reactivate", input, async (tx) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToDeactivate(tx.actor, "agents.reactivate", agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");

    const { orgId, id: agentId, endsOn } = agent;
    const state = agent.deactivatedFrom ?? "Active";
    const hasEnded = isOver(tx, agent, at);
    const back = { state, endsOn: hasEnded ? null : endsOn, version: agent.version + 1 };
    await tx
      .update(agents)
      .set(back)
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
    await record(tx, {
      orgId,
      actorId: tx.actor.agentId,
      action: "agent.reactivated",
      agentId,
      ...(hasEnded && { details: { endsOnBefore: endsOn } }),
    });
    const startedBy = await startIfDue(tx, { ...agent, ...back }, password, at);
    const passwordExpired = await hasExpiredPassword(tx, agent, at);
    return done({ agentId, state: startedBy ? "Waiting" : state, passwordExpired, startedBy });
  });
}

/** Starts an account that comes back Scheduled after its first day; gives the address that the credentials go to. */
export async function startIfDue(
  tx: ActorTx,
  agent: LockedAgent,
  password: TemporaryPassword,
  at: Instant,
): Promise<string | null> {
  const { organisation } = tx.actor;
  if (!startsNow({ ...agent, today: dayIn(organisation.timeZone, at) })) return null;
  await startAccount(tx, agent, organisation, password, at);
  return agent.email;
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
