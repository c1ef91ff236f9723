import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { numbers, routeMembers, routes, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { may } from "#lib/auth/policy.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day } from "#lib/values/day.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";
import type { PhoneNumber } from "#lib/values/phone.ts";
import { mayShow, type ShownNumber, smsObstacle } from "./caller-id-rules.ts";
import { agentStaysNow } from "./stays-now.ts";

export interface CallerNumber extends ShownNumber {
  number: PhoneNumber;
  /** When it goes, where its release is planned; until then it is shown as any other. */
  releaseOn: Day | null;
}

export type CallerId = NonNullable<Awaited<ReturnType<typeof findCallerId>>>;

/**
 * What an agent's outbound calls show, whether SMS can be sent, what was lost, and the call routes that ring the seat; null for an agent
 * without a seat. The own one for everybody, others for those who see agents.
 */
export function findCallerId(actor: Actor, agentId: AgentId) {
  if (!may(actor.role, "agents.see") && agentId !== actor.agentId) throw new NotAllowed("agents.see");
  return read(actor, async (tx) => {
    const [seat] = await tx
      .select({
        id: seats.id,
        callerNumberId: seats.callerNumberId,
        lostCallerNumberId: seats.lostCallerNumberId,
        tierHasSms: tiers.hasSms,
        tier: tiers.name,
      })
      .from(seatOccupancies)
      .innerJoin(seats, and(eq(seats.orgId, seatOccupancies.orgId), eq(seats.id, seatOccupancies.seatId)))
      .innerJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
      .where(agentStaysNow(actor.orgId, agentId));
    return seat ? { ...seat, ...(await readCallerId(tx, seat)) } : null;
  });
}

interface SeatOfCaller {
  id: SeatId;
  callerNumberId: ShownNumber["id"] | null;
  lostCallerNumberId: ShownNumber["id"] | null;
  tierHasSms: boolean;
}

/** What a seat shows and has, for one that is known. */
export async function readCallerId(tx: ActorTx, seat: SeatOfCaller) {
  const { orgId } = tx.actor;
  const rows = await tx
    .select({
      id: numbers.id,
      number: sql<PhoneNumber>`${numbers.number}`,
      hasSms: numbers.hasSms,
      state: numbers.state,
      releaseOn: numbers.releaseOn,
      seatId: numbers.seatId,
      routeId: numbers.routeId,
      route: routes.name,
    })
    .from(numbers)
    .leftJoin(routes, and(eq(routes.orgId, numbers.orgId), eq(routes.id, numbers.routeId)))
    .where(
      and(
        eq(numbers.orgId, orgId),
        sql`(${numbers.seatId} = ${seat.id} or ${numbers.id} in (${seat.callerNumberId}, ${seat.lostCallerNumberId}))`,
      ),
    );
  const direct = rows.find((row) => row.seatId === seat.id && row.state === "bought") ?? null;
  const shown = rows.find(({ id }) => id === seat.callerNumberId) ?? null;
  // One that came back is there to be chosen as any other.
  const lost = rows.find((row) => row.id === seat.lostCallerNumberId && !mayShow(seat.id, row)) ?? null;
  return {
    direct: direct && ofSeat(direct),
    shown: shown && ofSeat(shown),
    lost: lost?.number ?? null,
    obstacle: smsObstacle({ direct, shown, tierHasSms: seat.tierHasSms }),
    ringsIn: await readRoutesOf(tx, seat.id),
  };
}

/** The call routes that this seat is a member of, by name. */
function readRoutesOf(tx: ActorTx, seatId: SeatId) {
  const { orgId } = tx.actor;
  return tx
    .select({ id: routes.id, name: routes.name, kind: routes.kind })
    .from(routeMembers)
    .innerJoin(routes, and(eq(routes.orgId, routeMembers.orgId), eq(routes.id, routeMembers.routeId)))
    .where(and(eq(routeMembers.orgId, orgId), eq(routeMembers.seatId, seatId)))
    .orderBy(asc(routes.name));
}

/** Every number of a call route, which any seat may show. */
export function listRouteNumbers(actor: Actor): Promise<CallerNumber[]> {
  requirePermission(actor, "agents.edit");
  return read(actor, (tx) =>
    tx
      .select({
        id: numbers.id,
        number: sql<PhoneNumber>`${numbers.number}`,
        hasSms: numbers.hasSms,
        releaseOn: numbers.releaseOn,
        route: routes.name,
      })
      .from(numbers)
      .innerJoin(routes, and(eq(routes.orgId, numbers.orgId), eq(routes.id, numbers.routeId)))
      .where(and(eq(numbers.orgId, actor.orgId), eq(numbers.state, "bought"), isNotNull(numbers.routeId)))
      .orderBy(asc(routes.name), asc(numbers.number)),
  );
}

function ofSeat({ id, number, hasSms, releaseOn, route }: CallerNumber): CallerNumber {
  return { id, number, hasSms, releaseOn, route };
}
