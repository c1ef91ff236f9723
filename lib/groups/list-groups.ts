import { and, count, eq, inArray } from "drizzle-orm";
import { read } from "#db/client.ts";
import { campaignGroups, groupMembers, seatOccupancies } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { GroupId } from "#lib/values/ids.ts";
import type { NameFilter } from "./list-filter.ts";
import { pageOfNames } from "./page-of-names-rules.ts";
import { selectGroups } from "./queries.ts";

/**
 * A page of the agent groups by name, each with how many seats it has, how many people sit there and how many campaigns name it. `next` is
 * the group that the next page comes after. Three statements, however many groups there are.
 */
export function listGroups(actor: Actor, filter: NameFilter) {
  requirePermission(actor, "groups.see");
  return read(actor, async (tx) => {
    const all = await selectGroups(tx);
    const { page, next } = pageOfNames(all, filter);
    const counts = await countIn(
      tx,
      page.map(({ id }) => id),
    );
    const rows = page.map((group, position) => ({
      seats: 0,
      people: 0,
      campaigns: 0,
      ...counts[position],
      ...group,
    }));
    return { rows, next, total: all.length };
  });
}

/** How many seats, people and campaigns each of these groups has. */
export async function countIn(tx: ActorTx, ids: readonly GroupId[]) {
  const { orgId } = tx.actor;
  const [members, named] = await Promise.all([
    tx
      .select({ id: groupMembers.groupId, seats: count(), people: count(seatOccupancies.agentId) })
      .from(groupMembers)
      .leftJoin(seatOccupancies, staysInNow(groupMembers.orgId, groupMembers.seatId))
      .where(and(eq(groupMembers.orgId, orgId), inArray(groupMembers.groupId, [...ids])))
      .groupBy(groupMembers.groupId),
    tx
      .select({ id: campaignGroups.groupId, campaigns: count() })
      .from(campaignGroups)
      .where(and(eq(campaignGroups.orgId, orgId), inArray(campaignGroups.groupId, [...ids])))
      .groupBy(campaignGroups.groupId),
  ]);
  return ids.map((id) => ({
    id,
    seats: members.find((row) => row.id === id)?.seats ?? 0,
    people: members.find((row) => row.id === id)?.people ?? 0,
    campaigns: named.find((row) => row.id === id)?.campaigns ?? 0,
  }));
}
