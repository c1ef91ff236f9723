import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { groupMembers, groups, seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { isNameTaken } from "#lib/is-name-taken.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { GroupId, SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isOutdated } from "#lib/values/seen.ts";
import { ticksChanged, ticksDiffer } from "#lib/values/ticks.ts";
import { lockGroup, membersAmong } from "./queries.ts";
import type { ChangeGroup } from "./schema.ts";

export type ChangeGroupRefusal = "group-not-there" | "changed-meanwhile" | "name-taken" | "seat-not-there";

/**
 * Renames a group, or puts in and takes out of it the seats that the form shows; the others stay as they are. For managers too. Refused
 * as `changed-meanwhile` when somebody else changed what the form is about since it was drawn, and as `seat-not-there` for a seat that was
 * released.
 */
export function changeGroup(
  actor: Actor,
  input: ChangeGroup,
  at: Instant,
): Promise<Outcome<null, ChangeGroupRefusal | "form-already-used">> {
  return changeSeats<null, ChangeGroupRefusal>(actor, "groups.change", input, at, async (tx) => {
    const { orgId, agentId: actorId } = tx.actor;
    const { groupId } = input;
    const group = await lockGroup(tx, groupId);
    if (!group) return refused("group-not-there");
    const shown = input.shown ?? [];
    const members = await membersAmong(tx, groupId, shown);
    if (isOutdated(input.seen, { name: group.name }) || ticksDiffer(input.drawn ?? [], members))
      return refused("changed-meanwhile");
    const name = input.name ?? group.name;
    if (await isNameTaken(tx, groups, name, groupId)) return refused("name-taken");

    const ticked = input.seats.filter((id) => shown.includes(id));
    const { added, removed } = ticksChanged(members, ticked);
    if (!(await areThere(tx, added))) return refused("seat-not-there");
    if (name === group.name && added.length + removed.length === 0) return done(null);

    if (added.length > 0)
      await tx.insert(groupMembers).values(added.map((seatId) => ({ orgId, groupId, seatId })));
    if (removed.length > 0) await tx.delete(groupMembers).where(inGroup(tx, groupId, removed));
    await tx
      .update(groups)
      .set({ name, version: sql`${groups.version} + 1` })
      .where(and(eq(groups.orgId, orgId), eq(groups.id, groupId)));
    const details = {
      group: name,
      ...(name !== group.name && { nameBefore: group.name }),
      ...(added.length > 0 && { seatsAdded: added.length }),
      ...(removed.length > 0 && { seatsRemoved: removed.length }),
      id: groupId,
    };
    await record(tx, { orgId, actorId, action: "group.changed", details });
    return done(null);
  });
}

/** The seats locked, so that none is released before it is in. */
async function areThere(tx: ActorTx, ids: readonly SeatId[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const found = await tx
    .select({ id: seats.id })
    .from(seats)
    .where(and(eq(seats.orgId, tx.actor.orgId), inArray(seats.id, [...ids]), isNull(seats.releasedAt)))
    .orderBy(seats.id)
    .for("update");
  return found.length === ids.length;
}

function inGroup(tx: ActorTx, groupId: GroupId, seatIds: readonly SeatId[]) {
  return and(
    eq(groupMembers.orgId, tx.actor.orgId),
    eq(groupMembers.groupId, groupId),
    inArray(groupMembers.seatId, [...seatIds]),
  );
}
