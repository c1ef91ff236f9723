import { and, type Column, eq, isNull, type SQL } from "drizzle-orm";
import { seatOccupancies } from "#db/schema/index.ts";
import type { AgentId, OrganisationId, SeatId } from "#lib/values/ids.ts";

/** The stay of whoever sits in this seat now, to join by or to look for: there is at most one (a unique index). */
export function staysInNow(orgId: Column | OrganisationId, seatId: Column | SeatId): SQL | undefined {
  return and(
    eq(seatOccupancies.orgId, orgId),
    eq(seatOccupancies.seatId, seatId),
    isNull(seatOccupancies.heldUntil),
  );
}

/** The same by the person: at most one as well. */
export function agentStaysNow(orgId: Column | OrganisationId, agentId: Column | AgentId): SQL | undefined {
  return and(
    eq(seatOccupancies.orgId, orgId),
    eq(seatOccupancies.agentId, agentId),
    isNull(seatOccupancies.heldUntil),
  );
}
