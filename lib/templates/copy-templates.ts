import { and, asc, eq } from "drizzle-orm";
import { templates } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { insertTemplate } from "./insert-template.ts";

/** Gives somebody new a copy of each of another's SMS templates, and says how many. */
export async function copyTemplates(
  tx: ActorTx,
  { from, to }: { from: AgentId; to: AgentId },
  at: Instant,
): Promise<number> {
  const theirs = await tx
    .select({ title: templates.name, body: templates.body })
    .from(templates)
    .where(and(eq(templates.orgId, tx.actor.orgId), eq(templates.agentId, from)))
    .orderBy(asc(templates.id));
  for (const template of theirs) await insertTemplate(tx, { agentId: to, ...template }, at);
  return theirs.length;
}
