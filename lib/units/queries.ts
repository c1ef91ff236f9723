import { and, asc, eq } from "drizzle-orm";
import { read } from "#db/client.ts";
import { units } from "#db/schema/index.ts";
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
