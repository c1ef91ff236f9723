import { and, asc, eq, inArray } from "drizzle-orm";
import { read } from "#db/client.ts";
import { groupMembers, groups } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { GroupId, SeatId } from "#lib/values/ids.ts";

export interface NamedGroup {
  id: GroupId;
  name: string;
}

/** The organisation's agent groups by name; may be empty. */
export function listGroupNames(actor: Actor): Promise<NamedGroup[]> {
  requirePermission(actor, "groups.see");
  return read(actor, selectGroups);
}

export async function selectGroups(tx: ActorTx): Promise<NamedGroup[]> {
  return tx
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(eq(groups.orgId, tx.actor.orgId))
    .orderBy(asc(groups.name), asc(groups.id));
}

/** A group that a verb is about to change, locked; null when the organisation has no such group. */
export async function lockGroup(tx: ActorTx, id: GroupId) {
  const [group] = await tx
    .select({ id: groups.id, name: groups.name, version: groups.version })
    .from(groups)
    .where(and(eq(groups.orgId, tx.actor.orgId), eq(groups.id, id)))
    .for("update");
  return group ?? null;
}

/** Which of these seats are in the group. */
export async function membersAmong(
  tx: ActorTx,
  groupId: GroupId,
  seatIds: readonly SeatId[],
): Promise<SeatId[]> {
  if (seatIds.length === 0) return [];
  const rows = await tx
    .select({ seatId: groupMembers.seatId })
    .from(groupMembers)
    .where(
      and(
        eq(groupMembers.orgId, tx.actor.orgId),
        eq(groupMembers.groupId, groupId),
        inArray(groupMembers.seatId, [...seatIds]),
      ),
    );
  return rows.map(({ seatId }) => seatId);
}

/** Which of the seats that a form showed are in the group by now: to bring together with what was ticked in it. */
export function findMembersAmong(
  actor: Actor,
  groupId: GroupId,
  seatIds: readonly SeatId[],
): Promise<SeatId[]> {
  requirePermission(actor, "groups.see");
  return read(actor, (tx) => membersAmong(tx, groupId, seatIds));
}

/** The groups of a seat by name. */
export async function readSeatGroups(tx: ActorTx, seatId: SeatId): Promise<NamedGroup[]> {
  return tx
    .select({ id: groups.id, name: groups.name })
    .from(groupMembers)
    .innerJoin(groups, and(eq(groups.orgId, groupMembers.orgId), eq(groups.id, groupMembers.groupId)))
    .where(and(eq(groupMembers.orgId, tx.actor.orgId), eq(groupMembers.seatId, seatId)))
    .orderBy(asc(groups.name), asc(groups.id));
}
