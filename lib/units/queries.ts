import { and, asc, count, eq, ne } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, units } from "#db/schema/index.ts";
import type { ActorTx, Tx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { OrganisationId, UnitId } from "#lib/values/ids.ts";

/** The organisation's business units by name; may be empty. */
export function listUnits(actor: Actor): Promise<{ id: UnitId; name: string }[]> {
  requirePermission(actor, "agents.see");
  return read(actor, selectUnits);
}

export async function selectUnits(tx: ActorTx): Promise<{ id: UnitId; name: string }[]> {
  return tx
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(eq(units.orgId, tx.actor.orgId))
    .orderBy(asc(units.name));
}

/** Null when the organisation has no such unit. */
export async function findUnit(tx: Tx, orgId: OrganisationId, id: UnitId): Promise<{ name: string } | null> {
  const [unit] = await tx
    .select({ name: units.name })
    .from(units)
    .where(and(eq(units.orgId, orgId), eq(units.id, id)));
  return unit ?? null;
}

/** The business units by name, each with how many accounts that are not closed it has. */
export function listUnitsInUse(actor: Actor) {
  requirePermission(actor, "settings.change");
  return read(actor, (tx) =>
    tx
      .select({ id: units.id, name: units.name, agents: count(agents.id) })
      .from(units)
      .leftJoin(
        agents,
        and(eq(agents.orgId, units.orgId), eq(agents.unitId, units.id), ne(agents.state, "Closed")),
      )
      .where(eq(units.orgId, actor.orgId))
      .groupBy(units.id, units.name)
      .orderBy(asc(units.name)),
  );
}

export type UnitInUse = NonNullable<Awaited<ReturnType<typeof findUnitInUse>>>;

/** A unit with how many accounts are in it, open and closed; null when the organisation has no such unit. */
export function findUnitInUse(actor: Actor, id: UnitId) {
  requirePermission(actor, "settings.change");
  return read(actor, async (tx) => {
    const unit = await findUnit(tx, actor.orgId, id);
    return unit && { id, ...unit, ...(await countUnitAgents(tx, id)) };
  });
}

export async function countUnitAgents(tx: ActorTx, id: UnitId): Promise<{ open: number; closed: number }> {
  const inUnit = and(eq(agents.orgId, tx.actor.orgId), eq(agents.unitId, id));
  const all = await tx.$count(agents, inUnit);
  const open = await tx.$count(agents, and(inUnit, ne(agents.state, "Closed")));
  return { open, closed: all - open };
}
