import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { templates } from "#db/schema/index.ts";
import { type PersonalRefusal, permissionOver, refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { DeleteTemplate } from "./schema.ts";

export type DeleteTemplateRefusal = Exclude<PersonalRefusal, "not-there"> | "template-not-there";

interface Deleted {
  title: string;
  agentId: AgentId;
}

/** Takes an SMS template away for good. Refusals: {@link DeleteTemplateRefusal}. */
export function deleteTemplate(
  actor: Actor,
  input: DeleteTemplate,
): Promise<Outcome<Deleted, DeleteTemplateRefusal | "form-already-used">> {
  const { agentId, templateId } = input;
  const permission = permissionOver(actor, agentId, "templates.own");
  return change<Deleted, DeleteTemplateRefusal>(actor, permission, input, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const refusal = refusalToChangePersonal(tx.actor, await lockAgent(tx, agentId));
    if (refusal) return refused(refusal === "not-there" ? "template-not-there" : refusal);

    const [deleted] = await tx
      .delete(templates)
      .where(and(eq(templates.orgId, orgId), eq(templates.id, templateId), eq(templates.agentId, agentId)))
      .returning({ title: templates.name });
    if (!deleted) return refused("template-not-there");
    const details = { template: deleted.title };
    await record(tx, { orgId, actorId, action: "template.deleted", agentId, details });
    return done({ title: deleted.title, agentId });
  });
}
