import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { extensions, numbers, routes, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { record, recordAll } from "#lib/audit/record.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import { tellLostCallerIds } from "#lib/seats/tell-lost-caller-ids.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { OrganisationId } from "#lib/values/ids.ts";

export interface BillDate {
  orgId: OrganisationId;
  on: Day;
  /** The product's time, later than the bill date where nothing ran on it. */
  at: Instant;
}

/** Does what was planned for a bill date, and tells the trail of each; nobody is its actor. The caller holds the organisation's lock. */
export async function applyPlans(tx: Tx, bill: BillDate): Promise<void> {
  await releaseSeats(tx, bill);
  await releaseNumbers(tx, bill);
  await lowerTiers(tx, bill);
}

/** A released seat goes with its extension; a trigger puts its number back into the pool. */
async function releaseSeats(tx: Tx, { orgId, on, at }: BillDate): Promise<void> {
  const areDue = and(eq(seats.orgId, orgId), isNull(seats.releasedAt), lte(seats.releaseOn, on));
  const due = await tx
    .select({
      seat: seats.id,
      tier: tiers.name,
      extension: extensions.number,
      numberId: numbers.id,
      number: numbers.number,
    })
    .from(seats)
    .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .leftJoin(
      numbers,
      and(eq(numbers.orgId, seats.orgId), eq(numbers.seatId, seats.id), eq(numbers.state, "bought")),
    )
    .where(areDue);
  if (due.length === 0) return;
  await tx.update(seats).set({ releasedAt: at, nextTierId: null, nextTierOn: null }).where(areDue);
  await tx
    .delete(extensions)
    .where(
      and(
        eq(extensions.orgId, orgId),
        sql`${extensions.seatId} in (select id from ${seats} where org_id = ${orgId} and released_at = ${at.toISOString()}::timestamptz)`,
      ),
    );
  const by = { orgId, actorId: null };
  await recordAll(
    tx,
    due.flatMap(({ seat, tier, extension, numberId, number }) => [
      { ...by, action: "seat.released" as const, details: { tier, extension, on, seat } },
      ...(numberId
        ? [{ ...by, action: "number.unassigned" as const, details: { number, extension, id: numberId } }]
        : []),
    ]),
  );
}

/** A released number leaves whom it belonged to, and the carrier is to be told. */
async function releaseNumbers(tx: Tx, { orgId, on, at }: BillDate): Promise<void> {
  const due = await tx
    .select({
      id: numbers.id,
      number: numbers.number,
      extension: extensions.number,
      route: routes.name,
      agentId: seatOccupancies.agentId,
    })
    .from(numbers)
    .leftJoin(extensions, and(eq(extensions.orgId, numbers.orgId), eq(extensions.seatId, numbers.seatId)))
    .leftJoin(routes, and(eq(routes.orgId, numbers.orgId), eq(routes.id, numbers.routeId)))
    .leftJoin(seatOccupancies, staysInNow(numbers.orgId, numbers.seatId))
    .where(and(eq(numbers.orgId, orgId), eq(numbers.state, "bought"), lte(numbers.releaseOn, on)));
  if (due.length === 0) return;
  const ids = due.map(({ id }) => id);
  await tellLostCallerIds(tx, { orgId, actorId: null }, ids);
  await tx
    .update(numbers)
    .set({ state: "released", releasedAt: at, seatId: null, routeId: null, since: at, askAt: at })
    .where(and(eq(numbers.orgId, orgId), inArray(numbers.id, ids)));
  for (const { agentId, ...details } of due) {
    await record(tx, {
      orgId,
      actorId: null,
      action: "number.released",
      ...(agentId && { agentId }),
      details: { ...details, on },
    });
  }
}

/** A planned tier becomes the seat's, and what only the old one had ends. */
async function lowerTiers(tx: Tx, { orgId, on }: BillDate): Promise<void> {
  const areDue = and(eq(seats.orgId, orgId), isNull(seats.releasedAt), lte(seats.nextTierOn, on));
  const due = await tx
    .select({ seat: seats.id, tier: tiers.name, agentId: seatOccupancies.agentId })
    .from(seats)
    .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.nextTierId)))
    .leftJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
    .where(areDue);
  await tx
    .update(seats)
    .set({ tierId: sql`${seats.nextTierId}`, nextTierId: null, nextTierOn: null, boost: null, boostAt: null })
    .where(areDue);
  for (const { agentId, ...details } of due) {
    await record(tx, {
      orgId,
      actorId: null,
      action: "seat.downgraded",
      ...(agentId && { agentId }),
      details: { ...details, on },
    });
  }
}
