import { and, eq, inArray } from "drizzle-orm";
import { read } from "#db/client.ts";
import {
  agents,
  extensions,
  locations,
  passwords,
  seatOccupancies,
  seats,
  tiers,
  units,
} from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { may } from "#lib/auth/policy.ts";
import { NotAllowed } from "#lib/auth/refusals.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { agentStaysNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId } from "#lib/values/ids.ts";

export type AgentDetails = NonNullable<Awaited<ReturnType<typeof findAgent>>>;

/** One agent of the actor's organisation with unit, seat and extension; null when there is none, or it is another's. */
export async function findAgent(actor: Actor, id: AgentId) {
  if (!may(actor.role, "agents.see") && id !== actor.agentId) throw new NotAllowed("agents.see");
  return read(actor, async (tx) => {
    const [agent] = await tx
      .select({
        id: agents.id,
        name: agents.name,
        email: agents.email,
        role: agents.role,
        state: agents.state,
        language: agents.language,
        unit: units.name,
        landLine: agents.landLine,
        mobile: agents.mobile,
        location: locations.name,
        mayEditContacts: agents.mayEditContacts,
        createdAt: agents.createdAt,
        startsOn: agents.startsOn,
        endsOn: agents.endsOn,
        lastSignInAt: agents.lastSignInAt,
        closedAt: agents.closedAt,
        closedFrom: agents.closedFrom,
        deactivatedFrom: agents.deactivatedFrom,
        erasedAt: agents.erasedAt,
        seatId: seats.id,
        forceLogin: seats.forceLogin,
        heldFrom: seatOccupancies.heldFrom,
        tier: tiers.name,
        extension: extensions.number,
        extensionType: extensions.type,
        hasTemporaryPassword: passwords.isTemporary,
        passwordExpiresAt: passwords.expiresAt,
      })
      .from(agents)
      .leftJoin(units, and(eq(units.orgId, agents.orgId), eq(units.id, agents.unitId)))
      .leftJoin(locations, and(eq(locations.orgId, agents.orgId), eq(locations.id, agents.locationId)))
      .leftJoin(passwords, and(eq(passwords.orgId, agents.orgId), eq(passwords.agentId, agents.id)))
      .leftJoin(seatOccupancies, agentStaysNow(agents.orgId, agents.id))
      .leftJoin(seats, and(eq(seats.orgId, seatOccupancies.orgId), eq(seats.id, seatOccupancies.seatId)))
      .leftJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
      .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
      .where(and(eq(agents.orgId, actor.orgId), eq(agents.id, id)));
    return agent ?? null;
  });
}

export type LockedAgent = NonNullable<Awaited<ReturnType<typeof lockAgent>>>;

/** The row that a verb is about to act on, locked; null when the organisation has no such agent. */
export async function lockAgent(tx: ActorTx, id: AgentId) {
  const [agent] = await tx
    .select()
    .from(agents)
    .where(and(eq(agents.orgId, tx.actor.orgId), eq(agents.id, id)))
    .for("update");
  return agent ?? null;
}

/** The names of these agents of the actor's organisation. */
export function nameAgents(actor: Actor, ids: readonly AgentId[]): Promise<Map<AgentId, string>> {
  requirePermission(actor, "agents.see");
  return read(actor, async (tx) => {
    const rows = await tx
      .select({ id: agents.id, name: agents.name })
      .from(agents)
      .where(and(eq(agents.orgId, actor.orgId), inArray(agents.id, [...ids])));
    return new Map(rows.map(({ id, name }) => [id, name]));
  });
}
