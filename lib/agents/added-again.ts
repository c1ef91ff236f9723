import { and, eq } from "drizzle-orm";
import { type ActorTx, answerInSight, read } from "#db/client.ts";
import { passwords } from "#db/schema/index.ts";
import { type PasswordHash, verifyPassword } from "#lib/auth/password.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { purchaseOutcome } from "#lib/numbers/complete-purchase.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import type { Added } from "./add-agent.ts";

/**
 * What adding this agent answered, with the temporary password, for the two minutes in which the session that added may see it again.
 * Null afterwards, for everybody else, and once the password is another. Source: product.md, `/agents/new`.
 */
export async function addedAgain(
  actor: Actor,
  agentId: AgentId,
): Promise<{ value: Added; secret: string } | null> {
  requirePermission(actor, "agents.add");
  const [answer, hash] = await read(actor, async (tx) => [
    await answerInSight<Added>(tx, "agents.add", ["agentId", agentId]),
    await readHash(tx, agentId),
  ]);
  // Another may have been made or chosen since.
  if (!answer || !hash || !(await verifyPassword(hash, answer.secret))) return null;
  if (!answer.value.bought) return answer;
  const purchase = await purchaseOutcome({ orgId: actor.orgId, numberId: answer.value.bought.id });
  return { ...answer, value: { ...answer.value, purchase } };
}

async function readHash(tx: ActorTx, agentId: AgentId): Promise<PasswordHash | null> {
  const [password] = await tx
    .select({ hash: passwords.hash })
    .from(passwords)
    .where(and(eq(passwords.orgId, tx.actor.orgId), eq(passwords.agentId, agentId)));
  return (password?.hash ?? null) as PasswordHash | null;
}
