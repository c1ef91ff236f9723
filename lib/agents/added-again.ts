import { and, eq } from "drizzle-orm";
import { answerInSight, read } from "#db/client.ts";
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
  const answer = await read(actor, (tx) => answerInSight<Added>(tx, "agents.add", ["agentId", agentId]));
  if (!answer || !(await stillOpens(actor, agentId, answer.secret))) return null;
  if (!answer.value.bought) return answer;
  const purchase = await purchaseOutcome({ orgId: actor.orgId, numberId: answer.value.bought.id });
  return { ...answer, value: { ...answer.value, purchase } };
}

/** Another may have been made or chosen since. */
async function stillOpens(actor: Actor, agentId: AgentId, secret: string): Promise<boolean> {
  const [password] = await read(actor, (tx) =>
    tx
      .select({ hash: passwords.hash })
      .from(passwords)
      .where(and(eq(passwords.orgId, actor.orgId), eq(passwords.agentId, agentId))),
  );
  return password !== undefined && verifyPassword(password.hash as PasswordHash, secret);
}
