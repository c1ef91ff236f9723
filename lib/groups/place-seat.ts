import { and, eq, inArray, sql } from "drizzle-orm";
import { groupMembers, groups } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import type { AgentId, GroupId, SeatId } from "#lib/values/ids.ts";
import type { TickChanges } from "#lib/values/ticks.ts";
import { readSeatGroups } from "./queries.ts";

interface PlacedSeat {
  seatId: SeatId;
  extension: string | null;
  /** Who sits there; the trail tells it with them. */
  agentId: AgentId;
}

/**
 * Puts a seat, locked by the verb, into groups and takes it out of others, one line in the trail each. What is so already is left alone.
 * Refused as `group-unknown` when one that it is to be put into is not there; gives whether anything changed.
 */
export async function placeSeat(
  tx: ActorTx,
  { seatId, extension, agentId }: PlacedSeat,
  { added, removed }: TickChanges<GroupId>,
): Promise<{ ok: true; isChanged: boolean } | { ok: false; refusal: "group-unknown" }> {
  const { orgId, agentId: actorId } = tx.actor;
  if (added.length + removed.length === 0) return { ok: true, isChanged: false };
  const named = await readNamed(tx, [...added, ...removed]);
  if (added.some((id) => !named.some((group) => group.id === id)))
    return { ok: false, refusal: "group-unknown" };

  const before = new Set((await readSeatGroups(tx, seatId)).map(({ id }) => id));
  const joins = named.filter(({ id }) => added.includes(id) && !before.has(id));
  const leaves = named.filter(({ id }) => removed.includes(id) && before.has(id));
  if (joins.length > 0)
    await tx.insert(groupMembers).values(joins.map(({ id }) => ({ orgId, groupId: id, seatId })));
  if (leaves.length > 0)
    await tx.delete(groupMembers).where(
      and(
        eq(groupMembers.orgId, orgId),
        eq(groupMembers.seatId, seatId),
        inArray(
          groupMembers.groupId,
          leaves.map(({ id }) => id),
        ),
      ),
    );
  const changed = [...joins, ...leaves];
  if (changed.length > 0)
    await outdateForms(
      tx,
      changed.map(({ id }) => id),
    );
  for (const { id, name } of changed) {
    const action = before.has(id) ? "group.left" : "group.joined";
    await record(tx, { orgId, actorId, action, agentId, details: { group: name, extension, seat: seatId } });
  }
  return { ok: true, isChanged: changed.length > 0 };
}

function readNamed(tx: ActorTx, ids: readonly GroupId[]) {
  return tx
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(and(eq(groups.orgId, tx.actor.orgId), inArray(groups.id, [...ids])))
    .orderBy(groups.id)
    .for("update");
}

/** A group's own page that was drawn before would undo it unseen. */
async function outdateForms(tx: ActorTx, ids: readonly GroupId[]): Promise<void> {
  await tx
    .update(groups)
    .set({ version: sql`${groups.version} + 1` })
    .where(and(eq(groups.orgId, tx.actor.orgId), inArray(groups.id, [...ids])));
}
