import { and, eq } from "drizzle-orm";
import { findSession } from "#db/actor.ts";
import { asSystem } from "#db/client.ts";
import { agents, extensions, signInAddresses, units } from "#db/schema/index.ts";
import type { TestOrganisation } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import { sessionEndedBecause } from "#lib/auth/session-rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import { type AgentId, newId } from "#lib/values/ids.ts";
import { editAgent } from "../edit-agent.ts";
import { anEditForm } from "./an-edit-form.ts";

export const at = new Date("2026-03-05T12:00:00Z");
export const day = (text: string) => text as Day;

/** Draws the form for `whom` and sends it at once with these changes. */
export async function edit(
  who: Actor,
  whom: { agentId: AgentId },
  change: Parameters<typeof anEditForm>[2],
  by = who,
) {
  return editAgent(who, await anEditForm(by, whom.agentId, change), at);
}

export async function aUnit({ admin }: TestOrganisation, name: string) {
  const id = newId<"units">();
  await asSystem("test", (tx) => tx.insert(units).values({ orgId: admin.orgId, id, name }));
  return id;
}

export function tierOf({ tiers: [tier] }: TestOrganisation) {
  if (!tier) throw new Error("no tier");
  return tier.id;
}

export function seated(org: TestOrganisation) {
  return join(org.admin, { tierId: tierOf(org) }, at);
}

export async function scheduled({ orgId, agentId }: Actor, startsOn: string) {
  await asSystem("test", (tx) =>
    tx
      .update(agents)
      .set({ state: "Scheduled", startsOn: day(startsOn) })
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId))),
  );
}

export function extensionsOf({ admin }: TestOrganisation) {
  return asSystem("test", (tx) => tx.select().from(extensions).where(eq(extensions.orgId, admin.orgId)));
}

export async function addressesOf({ agentId }: Actor) {
  const listed = await asSystem("test", (tx) =>
    tx.select().from(signInAddresses).where(eq(signInAddresses.agentId, agentId)),
  );
  return listed.map(({ address }) => address);
}

export async function reasonFor({ orgId, sessionId }: Actor) {
  const found = await asSystem("test", (tx) => findSession(tx, { orgId, sessionId }));
  return found && sessionEndedBecause(found.facts, new Date());
}
