import { and, eq, gt, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { read } from "#db/client.ts";
import {
  agents,
  devices,
  extensions,
  recordings,
  seatOccupancies,
  seats,
  sessions,
  templates,
  tiers,
} from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { readSingleCampaigns } from "#lib/campaigns/agent-campaigns.ts";
import { realNow } from "#lib/clock.ts";
import { readSeatGroups } from "#lib/groups/queries.ts";
import { readCallerId } from "#lib/seats/find-caller-id.ts";
import { agentStaysNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";
import { isLastAdmin } from "./admins-left.ts";
import { refusalToReplace } from "./replace-rules.ts";

export type Replacement = NonNullable<Awaited<ReturnType<typeof findReplacement>>>;
export type PassedOn = NonNullable<Replacement["seat"]>;

/**
 * What would pass on if this agent were replaced, what would end, and what the verb would refuse; null when the organisation has
 * no such agent.
 */
export function findReplacement(actor: Actor, id: AgentId) {
  requirePermission(actor, "agents.replace");
  return read(actor, async (tx) => {
    const [leaver] = await tx
      .select({
        orgId: agents.orgId,
        id: agents.id,
        name: agents.name,
        email: agents.email,
        role: agents.role,
        state: agents.state,
        unitId: agents.unitId,
        version: agents.version,
      })
      .from(agents)
      .where(and(eq(agents.orgId, actor.orgId), eq(agents.id, id)));
    if (!leaver) return null;
    const held = await selectSeatOf(tx, id);
    const seat = held && {
      ...held,
      calls: await readCallerId(tx, held),
      groups: await readSeatGroups(tx, held.id),
      devices: await tx.$count(devices, and(eq(devices.orgId, actor.orgId), eq(devices.seatId, held.id))),
    };
    const refusal =
      refusalToReplace(actor, leaver, { seatId: seat?.id ?? null, shown: null }) ??
      ((await isLastAdmin(tx, leaver)) ? "last-admin" : null);
    const personal = await countPersonal(tx, id);
    const campaigns = await readSingleCampaigns(tx, id);
    return { ...leaver, seat, refusal, openSessions: await countSessions(tx, id), ...personal, campaigns };
  });
}

async function selectSeatOf(tx: ActorTx, agentId: AgentId) {
  const nextTiers = alias(tiers, "next_tier");
  const [seat] = await tx
    .select({
      id: seats.id,
      tierId: seats.tierId,
      tier: tiers.name,
      nextTier: nextTiers.name,
      nextTierOn: seats.nextTierOn,
      forceLogin: seats.forceLogin,
      boost: seats.boost,
      callerNumberId: seats.callerNumberId,
      lostCallerNumberId: seats.lostCallerNumberId,
      tierHasSms: tiers.hasSms,
      extension: extensions.number,
      extensionType: extensions.type,
    })
    .from(seatOccupancies)
    .innerJoin(seats, and(eq(seats.orgId, seatOccupancies.orgId), eq(seats.id, seatOccupancies.seatId)))
    .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .leftJoin(nextTiers, and(eq(nextTiers.orgId, seats.orgId), eq(nextTiers.id, seats.nextTierId)))
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .where(agentStaysNow(tx.actor.orgId, agentId));
  return seat ?? null;
}

/** What is personal, and does not pass on by itself. */
async function countPersonal(tx: ActorTx, agentId: AgentId) {
  const { orgId } = tx.actor;
  const ofLeaver = (table: typeof recordings | typeof templates) =>
    tx.$count(table, and(eq(table.orgId, orgId), eq(table.agentId, agentId)));
  return { recordings: await ofLeaver(recordings), templates: await ofLeaver(templates) };
}

function countSessions(tx: ActorTx, agentId: AgentId): Promise<number> {
  return tx.$count(
    sessions,
    and(
      eq(sessions.orgId, tx.actor.orgId),
      eq(sessions.agentId, agentId),
      isNull(sessions.endedAt),
      gt(sessions.endsAt, realNow()),
    ),
  );
}
