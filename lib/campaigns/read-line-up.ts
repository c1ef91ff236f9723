import { and, asc, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { read } from "#db/client.ts";
import {
  agents,
  campaignAgents,
  campaignGroups,
  groupMembers,
  groups,
  seatOccupancies,
} from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { AgentId, CampaignId } from "#lib/values/ids.ts";
import { type PlannedDay, plannedDays, workingStates } from "./line-up-rules.ts";

const peoplePerPage = 50;
/** No more planned starts and ends are read: the nearest count. */
const mostPlanned = 200;

export interface LineUp {
  count: number;
  /** A page of those who work on it now, by name, each with the groups through which; `isSingle` when named, too. */
  rows: { id: AgentId; name: string; groups: { id: string; name: string }[]; isSingle: boolean }[];
  /** The person that the next page comes after. */
  next: AgentId | null;
  planned: PlannedDay[];
}

/** The agents that a campaign results in on `today`, and what planned starts and ends will change. Four statements. */
export function findLineUp(
  actor: Actor,
  campaignId: CampaignId,
  { after, today }: { after: AgentId | null; today: Day },
): Promise<LineUp> {
  requirePermission(actor, "campaigns.see");
  return read(actor, async (tx) => {
    const [count, found, toCome] = await Promise.all([
      countWorking(tx, [campaignId]),
      selectWorking(tx, campaignId, after),
      selectToCome(tx, campaignId),
    ]);
    const page = found.slice(0, peoplePerPage);
    const ways = await selectWays(
      tx,
      campaignId,
      page.map(({ id }) => id),
    );
    const countNow = count.get(campaignId) ?? 0;
    return {
      count: countNow,
      rows: page.map(({ id, name }) => {
        const own = ways.filter((way) => way.agentId === id);
        return {
          id,
          name,
          groups: own.flatMap(({ groupId, group }) =>
            groupId && group ? [{ id: groupId, name: group }] : [],
          ),
          isSingle: own.some(({ groupId }) => groupId === null),
        };
      }),
      next: found.length > peoplePerPage ? (page.at(-1)?.id ?? null) : null,
      planned: plannedDays(countNow, toCome, today),
    };
  });
}

/** How many work on each of these campaigns now: whoever is in several ways counts once. */
export async function countWorking(
  tx: ActorTx,
  ids: readonly CampaignId[],
): Promise<Map<CampaignId, number>> {
  if (ids.length === 0) return new Map();
  const assigned = assignedTo(tx, ids).as("assigned");
  const rows = await tx
    .select({ id: assigned.campaignId, count: sql<number>`count(*)::int` })
    .from(assigned)
    .innerJoin(agents, and(eq(agents.orgId, tx.actor.orgId), eq(agents.id, assigned.agentId)))
    .where(inArray(agents.state, [...workingStates]))
    .groupBy(assigned.campaignId);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** Those who work on it now, by name: the page after somebody, and one more. */
function selectWorking(tx: ActorTx, campaignId: CampaignId, after: AgentId | null) {
  const { orgId } = tx.actor;
  const assigned = assignedTo(tx, [campaignId]).as("assigned");
  const last = tx
    .select({ nameKey: agents.nameKey, id: agents.id })
    .from(agents)
    .where(and(eq(agents.orgId, orgId), after ? eq(agents.id, after) : sql`false`));
  return tx
    .select({ id: agents.id, name: agents.name })
    .from(assigned)
    .innerJoin(agents, and(eq(agents.orgId, orgId), eq(agents.id, assigned.agentId)))
    .where(
      and(
        inArray(agents.state, [...workingStates]),
        after ? sql`(${agents.nameKey}, ${agents.id}) > (${last})` : undefined,
      ),
    )
    .orderBy(asc(agents.nameKey), asc(agents.id))
    .limit(peoplePerPage + 1);
}

function selectToCome(tx: ActorTx, campaignId: CampaignId) {
  const assigned = assignedTo(tx, [campaignId]).as("assigned");
  return tx
    .select({
      id: agents.id,
      name: agents.name,
      state: agents.state,
      startsOn: agents.startsOn,
      endsOn: agents.endsOn,
    })
    .from(assigned)
    .innerJoin(agents, and(eq(agents.orgId, tx.actor.orgId), eq(agents.id, assigned.agentId)))
    .where(
      and(
        inArray(agents.state, ["Scheduled", ...workingStates]),
        or(eq(agents.state, "Scheduled"), isNotNull(agents.endsOn)) as SQL,
      ),
    )
    .orderBy(
      sql`case when ${agents.state} = 'Scheduled' then ${agents.startsOn} else ${agents.endsOn} end`,
      asc(agents.nameKey),
      asc(agents.id),
    )
    .limit(mostPlanned);
}

/** Through which groups each of these people is in it, and null for being named. */
async function selectWays(tx: ActorTx, campaignId: CampaignId, ids: readonly AgentId[]) {
  if (ids.length === 0) return [];
  const { orgId } = tx.actor;
  const named = tx
    .select({
      agentId: campaignAgents.agentId,
      groupId: sql<string | null>`null::uuid`.as("group_id"),
      group: sql<string | null>`null::text`.as("group_name"),
    })
    .from(campaignAgents)
    .where(
      and(
        eq(campaignAgents.orgId, orgId),
        eq(campaignAgents.campaignId, campaignId),
        inArray(campaignAgents.agentId, [...ids]),
      ),
    );
  const through = tx
    .select({
      agentId: seatOccupancies.agentId,
      groupId: sql<string | null>`${groups.id}`.as("group_id"),
      group: sql<string | null>`${groups.name}`.as("group_name"),
    })
    .from(campaignGroups)
    .innerJoin(groups, and(eq(groups.orgId, campaignGroups.orgId), eq(groups.id, campaignGroups.groupId)))
    .innerJoin(
      groupMembers,
      and(eq(groupMembers.orgId, campaignGroups.orgId), eq(groupMembers.groupId, campaignGroups.groupId)),
    )
    .innerJoin(seatOccupancies, isHeldNow)
    .where(
      and(
        eq(campaignGroups.orgId, orgId),
        eq(campaignGroups.campaignId, campaignId),
        inArray(seatOccupancies.agentId, [...ids]),
      ),
    );
  return union(named, through).orderBy(sql`group_name`);
}

/** Who is in these campaigns, each once in each, whatever the state of the account. */
function assignedTo(tx: ActorTx, ids: readonly CampaignId[]) {
  const { orgId } = tx.actor;
  const named = tx
    .select({ campaignId: campaignAgents.campaignId, agentId: campaignAgents.agentId })
    .from(campaignAgents)
    .where(and(eq(campaignAgents.orgId, orgId), inArray(campaignAgents.campaignId, [...ids])));
  const through = tx
    .select({ campaignId: campaignGroups.campaignId, agentId: seatOccupancies.agentId })
    .from(campaignGroups)
    .innerJoin(
      groupMembers,
      and(eq(groupMembers.orgId, campaignGroups.orgId), eq(groupMembers.groupId, campaignGroups.groupId)),
    )
    .innerJoin(seatOccupancies, isHeldNow)
    .where(and(eq(campaignGroups.orgId, orgId), inArray(campaignGroups.campaignId, [...ids])));
  return union(named, through);
}

const isHeldNow = staysInNow(groupMembers.orgId, groupMembers.seatId);
