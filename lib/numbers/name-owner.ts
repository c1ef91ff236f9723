import { and, eq } from "drizzle-orm";
import { extensions, routes, seatOccupancies } from "#db/schema/index.ts";
import type { Tx } from "#db/tx.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { AgentId, OrganisationId, RouteId, SeatId } from "#lib/values/ids.ts";

/** What a number belongs to, as the trail and a charge name it; all null for the pool. */
export interface NamedOwner {
  extension: string | null;
  /** Who holds the seat. */
  agentId: AgentId | null;
  route: string | null;
}

type Owner = { kind: "seat"; seatId: SeatId } | { kind: "route"; routeId: RouteId };

export async function nameOwner(tx: Tx, orgId: OrganisationId, owner: Owner | null): Promise<NamedOwner> {
  const named: NamedOwner = { extension: null, agentId: null, route: null };
  if (owner?.kind === "route") {
    const [route] = await tx
      .select({ name: routes.name })
      .from(routes)
      .where(and(eq(routes.orgId, orgId), eq(routes.id, owner.routeId)));
    return { ...named, route: route?.name ?? null };
  }
  if (owner === null) return named;
  const [extension] = await tx
    .select({ number: extensions.number })
    .from(extensions)
    .where(and(eq(extensions.orgId, orgId), eq(extensions.seatId, owner.seatId)));
  const [stay] = await tx
    .select({ agentId: seatOccupancies.agentId })
    .from(seatOccupancies)
    .where(staysInNow(orgId, owner.seatId));
  return { ...named, extension: extension?.number ?? null, agentId: stay?.agentId ?? null };
}

/** The owner that a number's row names. */
export function ownerOf({
  seatId,
  routeId,
}: {
  seatId: SeatId | null;
  routeId: RouteId | null;
}): Owner | null {
  if (seatId) return { kind: "seat", seatId };
  return routeId ? { kind: "route", routeId } : null;
}
