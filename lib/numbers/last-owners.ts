import { and, eq, inArray, sql } from "drizzle-orm";
import { numberPeriods, routes } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { AgentId, NumberId } from "#lib/values/ids.ts";

export interface LastOwner {
  until: Date;
  route: string | null;
  /** The extension that its seat had when it let the number go, and who held the seat then. */
  extension: string | null;
  agentId: AgentId | null;
  name: string | null;
}

/** What each of these numbers belonged to last, before it came into the pool. */
export async function lastOwnersOf(
  tx: ActorTx,
  ids: readonly NumberId[],
): Promise<ReadonlyMap<NumberId, LastOwner>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([numberPeriods.numberId], {
      id: numberPeriods.numberId,
      until: numberPeriods.heldUntil,
      route: routes.name,
      extension: extensionAtEnd,
      agentId: holderAtEnd<AgentId>("id"),
      name: holderAtEnd<string>("name"),
    })
    .from(numberPeriods)
    .leftJoin(routes, and(eq(routes.orgId, numberPeriods.orgId), eq(routes.id, numberPeriods.routeId)))
    .where(and(eq(numberPeriods.orgId, tx.actor.orgId), inArray(numberPeriods.numberId, [...ids])))
    .orderBy(numberPeriods.numberId, sql`${numberPeriods.heldFrom} desc`);
  return new Map(rows.flatMap(({ id, until, ...row }) => (until ? [[id, { ...row, until }] as const] : [])));
}

/** The extension of a period's seat at the end of the period, or now. */
export const extensionAtEnd = sql<string | null>`(
  select e.number from extension_periods e
   where e.org_id = ${numberPeriods.orgId} and e.seat_id = ${numberPeriods.seatId}
     and e.held_from <= coalesce(${numberPeriods.heldUntil}, 'infinity')
   order by e.held_from desc limit 1)`;

/** Who held a period's seat last in it. */
function holderAtEnd<Value>(column: "id" | "name") {
  return sql<Value | null>`(
    select a.${sql.raw(column)} from seat_occupancies o join agents a on a.org_id = o.org_id and a.id = o.agent_id
     where o.org_id = ${numberPeriods.orgId} and o.seat_id = ${numberPeriods.seatId}
       and o.held_from <= coalesce(${numberPeriods.heldUntil}, 'infinity')
       and coalesce(o.held_until, 'infinity') > ${numberPeriods.heldFrom}
     order by o.held_from desc limit 1)`;
}
