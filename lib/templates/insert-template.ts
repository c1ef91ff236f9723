import { templates } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import type { Instant } from "#lib/values/day.ts";
import { type AgentId, newId, type TemplateId } from "#lib/values/ids.ts";

/** Writes a template and tells the trail; null where the person has one with this title, and the caller must roll back. */
export async function insertTemplate(
  tx: ActorTx,
  { agentId, title, body }: { agentId: AgentId; title: string; body: string },
  at: Instant,
): Promise<TemplateId | null> {
  const { orgId, agentId: actorId } = tx.actor;
  const [added] = await tx
    .insert(templates)
    .values({ orgId, id: newId<"templates">(), agentId, name: title, body, createdAt: at })
    .onConflictDoNothing()
    .returning({ id: templates.id });
  if (!added) return null;
  await record(tx, { orgId, actorId, action: "template.added", agentId, details: { template: title } });
  return added.id;
}
