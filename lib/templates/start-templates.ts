import { and, eq, ne } from "drizzle-orm";
import { agents, templates } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { isTitleTaken } from "#lib/is-title-taken.ts";
import type { Instant } from "#lib/values/day.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { copyTemplates } from "./copy-templates.ts";
import { insertTemplate } from "./insert-template.ts";

export type StartTemplatesRefusal = "colleague-unknown" | "title-taken";

/** What a new agent starts with: a colleague's templates, and one that was typed. Null, or why not; the caller must roll back then. */
export async function startTemplates(
  tx: ActorTx,
  agentId: AgentId,
  wanted: { templatesFrom: AgentId | null; templateTitle: string | null; templateBody: string | null },
  at: Instant,
): Promise<StartTemplatesRefusal | null> {
  const { templatesFrom: from, templateTitle: title, templateBody: body } = wanted;
  if (from) {
    if (!(await isThere(tx, from))) return "colleague-unknown";
    await copyTemplates(tx, { from, to: agentId }, at);
  }
  if (!title || !body) return null;
  if (await isTitleTaken(tx, templates, { agentId, title }, null)) return "title-taken";
  return (await insertTemplate(tx, { agentId, title, body }, at)) ? null : "title-taken";
}

async function isThere(tx: ActorTx, id: AgentId): Promise<boolean> {
  const colleague = and(eq(agents.orgId, tx.actor.orgId), eq(agents.id, id), ne(agents.state, "Closed"));
  return (await tx.$count(agents, colleague)) > 0;
}
