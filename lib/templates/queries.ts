import { and, asc, eq, exists, ne, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensions, numbers, seatOccupancies, templates } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { agentStaysNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, TemplateId } from "#lib/values/ids.ts";

export type Template = NonNullable<Awaited<ReturnType<typeof findTemplate>>>;

/** Somebody's SMS templates by title. One's own, or with the right to see agents. */
export function listTemplates(actor: Actor, agentId: AgentId) {
  requirePermission(actor, agentId === actor.agentId ? "templates.own" : "agents.see");
  return read(actor, (tx) =>
    tx
      .select({ id: templates.id, title: templates.name, body: templates.body })
      .from(templates)
      .where(and(eq(templates.orgId, actor.orgId), eq(templates.agentId, agentId)))
      .orderBy(asc(sql`lower(${templates.name})`), asc(templates.id)),
  );
}

/** An SMS template with its owner; null when the organisation has none of this id. Refused like {@link listTemplates}. */
export async function findTemplate(actor: Actor, id: TemplateId) {
  const [found] = await read(actor, (tx) =>
    tx
      .select({
        id: templates.id,
        title: templates.name,
        body: templates.body,
        version: templates.version,
        owner: { id: agents.id, name: agents.name, role: agents.role, state: agents.state },
      })
      .from(templates)
      .innerJoin(agents, and(eq(agents.orgId, templates.orgId), eq(agents.id, templates.agentId)))
      .where(and(eq(templates.orgId, actor.orgId), eq(templates.id, id))),
  );
  if (found) requirePermission(actor, found.owner.id === actor.agentId ? "templates.own" : "agents.see");
  return found ?? null;
}

/** What a template says where this person's extension and number stand; null where there is none. */
export async function findOwnNumbers(actor: Actor, agentId: AgentId) {
  requirePermission(actor, agentId === actor.agentId ? "templates.own" : "agents.see");
  const [found] = await read(actor, (tx) =>
    tx
      .select({ extension: extensions.number, number: numbers.number })
      .from(seatOccupancies)
      .leftJoin(
        extensions,
        and(eq(extensions.orgId, seatOccupancies.orgId), eq(extensions.seatId, seatOccupancies.seatId)),
      )
      .leftJoin(
        numbers,
        and(
          eq(numbers.orgId, seatOccupancies.orgId),
          eq(numbers.seatId, seatOccupancies.seatId),
          eq(numbers.state, "bought"),
        ),
      )
      .where(agentStaysNow(actor.orgId, agentId)),
  );
  return { extension: found?.extension ?? null, number: found?.number ?? null };
}

/** Those whose SMS templates a new agent may start with, by name, at most 200: everybody with some whose account is not closed. */
export function listTemplateOwners(actor: Actor) {
  requirePermission(actor, "agents.see");
  return read(actor, (tx) =>
    tx
      .select({ id: agents.id, name: agents.name })
      .from(agents)
      .where(and(eq(agents.orgId, actor.orgId), ne(agents.state, "Closed"), exists(templatesOf(tx))))
      .orderBy(asc(agents.nameKey), asc(agents.id))
      .limit(200),
  );
}

function templatesOf(tx: ActorTx) {
  return tx
    .select({ one: sql`1` })
    .from(templates)
    .where(and(eq(templates.orgId, agents.orgId), eq(templates.agentId, agents.id)));
}
