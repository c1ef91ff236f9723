import { and, eq } from "drizzle-orm";
import { change } from "#db/client.ts";
import { templates } from "#db/schema/index.ts";
import { type PersonalRefusal, permissionOver, refusalToChangePersonal } from "#lib/agents/personal-rules.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import { isTitleTaken } from "#lib/is-title-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId, TemplateId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { insertTemplate } from "./insert-template.ts";
import { mostTemplates } from "./rules.ts";
import type { AddTemplate } from "./schema.ts";

export type AddTemplateRefusal = PersonalRefusal | "title-taken" | "templates-too-many";

interface Added {
  templateId: TemplateId;
  agentId: AgentId;
}

/** Keeps an SMS template for somebody: oneself, or whom one may edit. Refusals: {@link AddTemplateRefusal}. */
export function addTemplate(
  actor: Actor,
  input: AddTemplate,
  at: Instant,
): Promise<Outcome<Added, AddTemplateRefusal | "form-already-used">> {
  const { agentId } = input;
  const permission = permissionOver(actor, agentId, "templates.own");
  return change<Added, AddTemplateRefusal>(actor, permission, input, async (tx) => {
    const refusal = refusalToChangePersonal(tx.actor, await lockAgent(tx, agentId));
    if (refusal) return refused(refusal);
    const theirs = and(eq(templates.orgId, tx.actor.orgId), eq(templates.agentId, agentId));
    if ((await tx.$count(templates, theirs)) >= mostTemplates) return refused("templates-too-many");
    if (await isTitleTaken(tx, templates, input, null)) return refused("title-taken");

    const templateId = await insertTemplate(tx, input, at);
    return templateId ? done({ templateId, agentId }) : refused("title-taken");
  });
}
