import { and, eq, sql } from "drizzle-orm";
import { asSystem } from "#db/client.ts";
import { agents, extensions, outbox, seatOccupancies, seats } from "#db/schema/index.ts";
import { anEmail, anOrganisation } from "#db/testing/an-organisation.ts";
import { join } from "#db/testing/charged.ts";
import type { Actor } from "#lib/values/actor.ts";
import { addSeconds } from "#lib/values/day.ts";
import { type AgentId, newId, type SeatId } from "#lib/values/ids.ts";
import { replaceAgent } from "../replace-agent.ts";
import type { ReplaceAgent } from "../replace-schema.ts";

export const joinedAt = new Date("2026-03-05T12:00:00Z");
/** When those who replace do it, unless said otherwise. */
export const later = addSeconds(joinedAt, 60);

/** What the Replace form sends about this leaver, as the row stands now. */
export async function aReplacement(
  { orgId }: Pick<Actor, "orgId">,
  { agentId }: Pick<Actor, "agentId">,
  change: Partial<ReplaceAgent> = {},
): Promise<ReplaceAgent> {
  const [leaver] = await asSystem("test", (tx) =>
    tx
      .select({ version: agents.version })
      .from(agents)
      .where(and(eq(agents.orgId, orgId), eq(agents.id, agentId))),
  );
  return {
    key: newId<"idempotency_keys">(),
    agentId,
    version: leaver?.version ?? 1,
    seatId: null,
    email: anEmail("joiner"),
    name: "Jo Joiner",
    language: "en",
    unitId: null,
    landLine: null,
    mobile: null,
    mayEditContacts: false,
    startsOn: null,
    endsOn: null,
    extension: null,
    forceLogin: false,
    copyTemplates: false,
    ...change,
  };
}

/** Lee Leaver, on a new seat of a tier. */
export async function aSeatedAgent(
  change: Parameters<typeof join>[3] = {},
  tier = 1,
  cycle: "monthly" | "quarterly" = "monthly",
) {
  const org = await anOrganisation("Turnover", { setUpAt: joinedAt, cycle });
  const tierId = org.tiers[tier]?.id;
  if (!tierId) throw new Error("no such tier");
  const leaver = await join(org.admin, { tierId }, joinedAt, { name: "Lee Leaver", ...change });
  // The mails that joining owed are not what these tests are about.
  await asSystem("test", (tx) => tx.delete(outbox).where(eq(outbox.orgId, org.admin.orgId)));
  return { org, leaver };
}

/** Replaces somebody, and gives the answer. */
export async function replaced(
  actor: Actor,
  leaver: { agentId: AgentId },
  change: Parameters<typeof aReplacement>[2] = {},
) {
  return given(await replaceAgent(actor, await aReplacement(actor, leaver, change), later));
}

export function given<Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: string }): Value {
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

/** Everything that hangs on the seat, whole rows. */
export function rowsOf(seatId: SeatId) {
  return asSystem("test", async (tx) => {
    const [seat] = await tx.select().from(seats).where(eq(seats.id, seatId));
    const [extension] = await tx.select().from(extensions).where(eq(extensions.seatId, seatId));
    const stays = await tx
      .select()
      .from(seatOccupancies)
      .where(eq(seatOccupancies.seatId, seatId))
      .orderBy(seatOccupancies.heldFrom);
    const periods = await tx.execute(sql`select * from extension_periods where seat_id = ${seatId}`);
    return { seat, extension, stays, periods: [...periods] };
  });
}

export async function agentRow(agentId: AgentId) {
  const [row] = await asSystem("test", (tx) => tx.select().from(agents).where(eq(agents.id, agentId)));
  if (!row) throw new Error("no such agent");
  return row;
}

export function mailsOf({ orgId }: Actor) {
  return asSystem("test", (tx) => tx.select().from(outbox).where(eq(outbox.orgId, orgId)));
}
