import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { agents } from "#db/schema/index.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isSameName } from "#lib/values/same-name.ts";
import { searchKey } from "#lib/values/search-key.ts";
import { eraseTraces } from "./erase-traces.ts";
import { lockAgent } from "./queries.ts";
import { type EraseRefusal, refusalToErase } from "./rules.ts";
import type { EraseAgent } from "./schema.ts";

/**
 * Takes what is personal out of a closed account, once its name was typed: a pseudonym takes the name's place wherever it was
 * shown, so that charges, seats and the audit trail still tell of one person without saying which. Nothing brings it back.
 */
export async function eraseAgent(
  actor: Actor,
  input: EraseAgent,
  at: Instant,
): Promise<Outcome<{ agentId: AgentId }, EraseRefusal | "form-already-used">> {
  return change<{ agentId: AgentId }, EraseRefusal>(actor, "agents.erase", input, async (tx) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToErase(tx.actor, agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");
    if (!isSameName(input.confirmation, agent.name)) return refused("confirmation-differs");

    const { orgId, id: agentId } = agent;
    const { name, email } = pseudonymOf(agentId);
    await tx
      .update(agents)
      .set({
        erasedAt: at,
        name,
        nameKey: searchKey(name),
        email,
        emailFolded: email,
        landLine: null,
        mobile: null,
        unitId: null,
        locationId: null,
        lastSignInAt: null,
        version: agent.version + 1,
      })
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId)));
    await eraseTraces(tx, agent, email);
    await record(tx, { orgId, actorId: tx.actor.agentId, action: "agent.erased", agentId });
    return done({ agentId });
  });
}

/** The same for one account each time, in no language, and nobody's address: the domain is reserved (RFC 2606). */
export function pseudonymOf(agentId: AgentId): { name: string; email: string } {
  const digits = agentId.slice(-8);
  return { name: `#${digits}`, email: `erased-${digits}@erased.invalid` };
}
