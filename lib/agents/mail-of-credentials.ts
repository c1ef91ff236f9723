import { and, eq, sql } from "drizzle-orm";
import { auditEntries, outbox } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import type { LockedAgent } from "./queries.ts";

/** The mails that may carry a temporary password. */
export type MailOfCredentials = "credentials" | "set-up-guide";

/**
 * In which mail somebody's credentials come: in the set-up guide for whoever took over a seat (product.md, "Seats and lifecycle") or was
 * sent one before.
 */
export async function mailOfCredentials(
  tx: Tx,
  { orgId, id }: Pick<LockedAgent, "orgId" | "id">,
): Promise<MailOfCredentials> {
  const sent = tx
    .select({ one: sql`1` })
    .from(outbox)
    .where(and(eq(outbox.orgId, orgId), eq(outbox.agentId, id), eq(outbox.template, "set-up-guide")));
  const tookOver = tx
    .select({ one: sql`1` })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.orgId, orgId),
        eq(auditEntries.agentId, id),
        eq(auditEntries.action, "agent.took-over"),
      ),
    );
  const found = await sent.unionAll(tookOver).limit(1);
  return found.length > 0 ? "set-up-guide" : "credentials";
}
