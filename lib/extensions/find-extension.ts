import { and, desc, eq, sql } from "drizzle-orm";
import { read } from "#db/client.ts";
import { agents, extensionPeriods, extensions, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { staysInNow } from "#lib/seats/stays-now.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { AgentId, ExtensionId } from "#lib/values/ids.ts";
import { nextFreeExtension } from "./take-extension.ts";

export type ExtensionDetails = NonNullable<Awaited<ReturnType<typeof findExtension>>>;

/** No page shows more of a number's history. */
const mostHolders = 100;

/** One extension with its seat and who holds that, and everybody who had the number, the latest first; null when it is not there. */
export function findExtension(actor: Actor, id: ExtensionId) {
  requirePermission(actor, "extensions.see");
  return read(actor, async (tx) => {
    const [extension] = await tx
      .select({
        id: extensions.id,
        number: extensions.number,
        type: extensions.type,
        since: extensions.since,
        hasVoicemail: extensions.hasVoicemail,
        greeting: extensions.voicemailGreeting,
        version: extensions.version,
        seatId: extensions.seatId,
        tier: tiers.name,
        agentId: agents.id,
        name: agents.name,
        role: agents.role,
        state: agents.state,
      })
      .from(extensions)
      .leftJoin(seats, and(eq(seats.orgId, extensions.orgId), eq(seats.id, extensions.seatId)))
      .leftJoin(tiers, and(eq(tiers.orgId, seats.orgId), eq(tiers.id, seats.tierId)))
      .leftJoin(seatOccupancies, staysInNow(seats.orgId, seats.id))
      .leftJoin(agents, and(eq(agents.orgId, seats.orgId), eq(agents.id, seatOccupancies.agentId)))
      .where(and(eq(extensions.orgId, actor.orgId), eq(extensions.id, id)));
    return extension ? { ...extension, holders: await holdersOf(tx, extension.number) } : null;
  });
}

/** The number that `New extension` proposes. */
export function proposedExtension(actor: Actor): Promise<string | null> {
  requirePermission(actor, "extensions.change");
  return read(actor, (tx) => nextFreeExtension(tx, actor.orgId));
}

/** Stays of people in the seats that had the number, while those had it. */
function holdersOf(tx: ActorTx, number: string) {
  const from = sql`greatest(${seatOccupancies.heldFrom}, ${extensionPeriods.heldFrom})`.mapWith(
    seatOccupancies.heldFrom,
  );
  const until = sql`least(${seatOccupancies.heldUntil}, ${extensionPeriods.heldUntil})`.mapWith(
    seatOccupancies.heldFrom,
  );
  return tx
    .select({
      id: seatOccupancies.id,
      agentId: sql<AgentId>`${agents.id}`,
      name: agents.name,
      from,
      until: sql<Date | null>`${until}`.mapWith(seatOccupancies.heldUntil),
    })
    .from(extensionPeriods)
    .innerJoin(
      seatOccupancies,
      and(
        eq(seatOccupancies.orgId, extensionPeriods.orgId),
        eq(seatOccupancies.seatId, extensionPeriods.seatId),
        sql`tstzrange(${seatOccupancies.heldFrom}, ${seatOccupancies.heldUntil})
          && tstzrange(${extensionPeriods.heldFrom}, ${extensionPeriods.heldUntil})`,
      ),
    )
    .innerJoin(agents, and(eq(agents.orgId, seatOccupancies.orgId), eq(agents.id, seatOccupancies.agentId)))
    .where(and(eq(extensionPeriods.orgId, tx.actor.orgId), eq(extensionPeriods.number, number)))
    .orderBy(desc(from), desc(seatOccupancies.id))
    .limit(mostHolders);
}
