import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { templates } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { type PersonalRefusal, permissionOver, refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import { record } from "#lib/audit/record.ts";
import { isTitleTaken } from "#lib/is-title-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import type { ChangeTemplate } from "./schema.ts";

export type ChangeTemplateRefusal =
  | Exclude<PersonalRefusal, "not-there">
  | "template-not-there"
  | "changed-meanwhile"
  | "title-taken";

interface Changed {
  agentId: AgentId;
}

/**
 * Changes an SMS template, unless somebody else has since the form was drawn. Nothing is written where nothing is another. Refusals:
 * {@link ChangeTemplateRefusal}.
 */
export function changeTemplate(
  actor: Actor,
  input: ChangeTemplate,
): Promise<Outcome<Changed, ChangeTemplateRefusal | "form-already-used">> {
  const { agentId, title, body } = input;
  const permission = permissionOver(actor, agentId, "templates.own");
  return change<Changed, ChangeTemplateRefusal>(actor, permission, input, async (tx) => {
    const refusal = refusalToChangePersonal(tx.actor, await lockAgent(tx, agentId));
    if (refusal) return refused(refusal === "not-there" ? "template-not-there" : refusal);
    const before = await lockTemplate(tx, input);
    if (!before) return refused("template-not-there");
    if (before.version !== input.version) return refused("changed-meanwhile");
    if (before.name === title && before.body === body) return done({ agentId });
    if (await isTitleTaken(tx, templates, input, input.templateId)) return refused("title-taken");

    const { orgId, agentId: actorId } = tx.actor;
    await tx
      .update(templates)
      .set({ name: title, body, version: before.version + 1 })
      .where(and(eq(templates.orgId, orgId), eq(templates.id, input.templateId)));
    await record(tx, {
      orgId,
      actorId,
      action: "template.changed",
      agentId,
      details: { template: title, ...(before.name !== title && { nameBefore: before.name }) },
    });
    return done({ agentId });
  });
}

async function lockTemplate(tx: ActorTx, { templateId, agentId }: ChangeTemplate) {
  const [row] = await tx
    .select()
    .from(templates)
    .where(
      and(eq(templates.orgId, tx.actor.orgId), eq(templates.id, templateId), eq(templates.agentId, agentId)),
    )
    .for("update");
  return row ?? null;
}
