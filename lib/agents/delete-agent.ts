import { and, eq, isNull, sql } from "drizzle-orm";
import { type ActorTx, change } from "#db/client.ts";
import { agents, passwords, seatOccupancies, signInAddresses } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import { endSessions } from "#lib/auth/end-sessions.ts";
import type { StoredSessionEnd } from "#lib/auth/session-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isLastAdmin } from "./admins-left.ts";
import { lockAgent } from "./queries.ts";
import { type DeactivateRefusal, refusalToDeactivate } from "./rules.ts";
import type { OneAgent } from "./schema.ts";

type LockedAgent = NonNullable<Awaited<ReturnType<typeof lockAgent>>>;

/** Closes an account and keeps its seat, which is vacant from now on. Source: product.md, "Seats and lifecycle". */
export async function deleteAgent(
  actor: Actor,
  input: OneAgent,
  at: Instant,
): Promise<Outcome<{ agentId: AgentId }, DeactivateRefusal | "form-already-used">> {
  return change<{ agentId: AgentId }, DeactivateRefusal>(actor, "agents.delete", input, async (tx) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToDeactivate(tx.actor, "agents.delete", agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");
    if (await isLastAdmin(tx, agent)) return refused("last-admin");

    await closeAccount(tx, agent, "deleted", at);
    await record(tx, {
      orgId: agent.orgId,
      actorId: tx.actor.agentId,
      action: "agent.deleted",
      agentId: agent.id,
    });
    return done({ agentId: agent.id });
  });
}

/** Nobody signs in with it any more, its address is free again, its seat is vacant. The row stays, for history. */
async function closeAccount(
  tx: ActorTx,
  agent: LockedAgent,
  because: StoredSessionEnd,
  at: Instant,
): Promise<void> {
  const { orgId, id: agentId } = agent;
  await tx
    .update(seatOccupancies)
    .set({ heldUntil: sql`greatest(${at.toISOString()}::timestamptz, ${seatOccupancies.heldFrom})` })
    .where(
      and(
        eq(seatOccupancies.orgId, orgId),
        eq(seatOccupancies.agentId, agentId),
        isNull(seatOccupancies.heldUntil),
      ),
    );
  await tx
    .update(agents)
    .set({ state: "Closed", closedAt: at, version: agent.version + 1 })
    .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
  await tx
    .delete(signInAddresses)
    .where(and(eq(signInAddresses.orgId, orgId), eq(signInAddresses.agentId, agentId)));
  await tx.delete(passwords).where(and(eq(passwords.orgId, orgId), eq(passwords.agentId, agentId)));
  await endSessions(tx, { orgId, agentId }, because);
}
