import { answerInSight, read } from "#db/client.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { purchaseOutcome } from "#lib/numbers/complete-purchase.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import type { Added } from "./add-agent.ts";

/**
 * What adding this agent answered, with the temporary password, for the two minutes in which the session that added may see it again.
 * Null afterwards, and for everybody else. Source: product.md, `/agents/new`.
 */
export async function addedAgain(
  actor: Actor,
  agentId: AgentId,
): Promise<{ value: Added; secret: string } | null> {
  requirePermission(actor, "agents.add");
  const answer = await read(actor, (tx) => answerInSight<Added>(tx, "agents.add", ["agentId", agentId]));
  if (!answer?.value.bought) return answer;
  const purchase = await purchaseOutcome({ orgId: actor.orgId, numberId: answer.value.bought.id });
  return { ...answer, value: { ...answer.value, purchase } };
}
