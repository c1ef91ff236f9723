import { and, asc, desc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, numberPeriods, numbers, routes, seatOccupancies } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { NumberId } from "#lib/values/ids.ts";
import { seatsShowing } from "./caller-ids-of.ts";
import { extensionAtEnd } from "./last-owners.ts";
import { nameOwner, ownerOf } from "./name-owner.ts";

export type NumberDetails = NonNullable<Awaited<ReturnType<typeof findNumber>>>;

/** One number of the actor's organisation with what it belongs to, what it belonged to, and which seats show it; null when there is none. */
export function findNumber(actor: Actor, id: NumberId) {
  requirePermission(actor, "numbers.see");
  return read(actor, async (tx) => {
    const [number] = await tx
      .select()
      .from(numbers)
      .where(and(eq(numbers.orgId, actor.orgId), eq(numbers.id, id)));
    if (!number) return null;
    const owner = await nameOwner(tx, actor.orgId, ownerOf(number));
    return {
      ...number,
      owner: { ...owner, ...(await holderOf(tx, owner.agentId)) },
      showing: await seatsShowing(tx, actor.orgId, id),
      periods: number.boughtAt ? await periodsOf(tx, id) : [],
    };
  });
}

async function holderOf(tx: ActorTx, agentId: (typeof agents.$inferSelect)["id"] | null) {
  if (agentId === null) return { name: null, role: null };
  const [agent] = await tx
    .select({ name: agents.name, role: agents.role })
    .from(agents)
    .where(and(eq(agents.orgId, tx.actor.orgId), eq(agents.id, agentId)));
  return agent ?? { name: null, role: null };
}

const mostPeriods = 50;

/** Whose it was, the latest first; for a seat with everybody who held it in that time. */
async function periodsOf(tx: ActorTx, id: NumberId) {
  const { orgId } = tx.actor;
  const periods = await tx
    .select({
      seatId: numberPeriods.seatId,
      routeId: numberPeriods.routeId,
      route: routes.name,
      extension: extensionAtEnd,
      heldFrom: numberPeriods.heldFrom,
      heldUntil: numberPeriods.heldUntil,
    })
    .from(numberPeriods)
    .leftJoin(routes, and(eq(routes.orgId, numberPeriods.orgId), eq(routes.id, numberPeriods.routeId)))
    .where(and(eq(numberPeriods.orgId, orgId), eq(numberPeriods.numberId, id)))
    .orderBy(desc(numberPeriods.heldFrom))
    .limit(mostPeriods);
  const holders = await tx
    .select({ from: numberPeriods.heldFrom, agentId: agents.id, name: agents.name })
    .from(numberPeriods)
    .innerJoin(
      seatOccupancies,
      and(
        eq(seatOccupancies.orgId, numberPeriods.orgId),
        eq(seatOccupancies.seatId, numberPeriods.seatId),
        lt(seatOccupancies.heldFrom, sql`coalesce(${numberPeriods.heldUntil}, 'infinity')`),
        or(isNull(seatOccupancies.heldUntil), gt(seatOccupancies.heldUntil, numberPeriods.heldFrom)),
      ),
    )
    .innerJoin(agents, and(eq(agents.orgId, numberPeriods.orgId), eq(agents.id, seatOccupancies.agentId)))
    .where(and(eq(numberPeriods.orgId, orgId), eq(numberPeriods.numberId, id)))
    .orderBy(asc(seatOccupancies.heldFrom));
  return periods.map((period) => ({
    ...period,
    holders: holders.filter(({ from }) => from.getTime() === period.heldFrom.getTime()),
  }));
}
