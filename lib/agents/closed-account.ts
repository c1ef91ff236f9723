import { and, desc, eq, gte, inArray } from "drizzle-orm";
import { asSystem, read } from "#db/client.ts";
import { agents, auditEntries, seatOccupancies, signInAddresses } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { requirePermission } from "#lib/auth/require-permission.ts";
import { quoteSeatChoice } from "#lib/billing/quotes.ts";
import { findSeat } from "#lib/seats/find-seat.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import { type EmailAddress, foldEmail } from "#lib/values/email-address.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";

interface Closed {
  id: AgentId;
  email: string;
  closedAt: Instant | null;
}

/** How an account came to be closed, and by whom; null when the trail does not tell. */
export async function findClosing(actor: Actor, { id }: Pick<Closed, "id">) {
  requirePermission(actor, "agents.see");
  return read(actor, async (tx) => {
    const [closing] = await tx
      .select({ action: auditEntries.action, byId: agents.id, by: agents.name })
      .from(auditEntries)
      .leftJoin(agents, and(eq(agents.orgId, auditEntries.orgId), eq(agents.id, auditEntries.actorId)))
      .where(
        and(
          eq(auditEntries.orgId, actor.orgId),
          eq(auditEntries.agentId, id),
          inArray(auditEntries.action, ["agent.deleted", "agent.replaced"]),
        ),
      )
      .orderBy(desc(auditEntries.id))
      .limit(1);
    return closing ?? null;
  });
}

/**
 * What `Restore` would find: the old seat with what keeping it comes to, that it is lost, or that there was none; and whether
 * another account signs in with the address by now. For admins.
 */
export async function findWhatComesBack(actor: Actor, agent: Closed, at: Instant) {
  requirePermission(actor, "agents.restore");
  const [seatId, emailTaken] = await Promise.all([
    read(actor, (tx) => seatHeldAtClosing(tx, agent)),
    isAddressTaken(agent.email as EmailAddress),
  ]);
  const found = seatId && (await findSeat(actor, seatId, at));
  const seat = found && !found.occupantId && !found.releasedAt ? found : null;
  const quote = seat?.releaseOn
    ? await quoteSeatChoice(actor, { kind: "vacant", seatId: seat.id }, at)
    : null;
  return { seat, quote, lostSeat: seatId !== null && seat === null, emailTaken };
}

/** The seat in which the person sat when the account was closed; null for one who had left it before, or never had one. */
export async function seatHeldAtClosing(
  tx: ActorTx,
  { id, closedAt }: Pick<Closed, "id" | "closedAt">,
): Promise<SeatId | null> {
  if (!closedAt) return null;
  const [stay] = await tx
    .select({ seatId: seatOccupancies.seatId })
    .from(seatOccupancies)
    .where(
      and(
        eq(seatOccupancies.orgId, tx.actor.orgId),
        eq(seatOccupancies.agentId, id),
        gte(seatOccupancies.heldUntil, closedAt),
      ),
    )
    .orderBy(desc(seatOccupancies.heldUntil))
    .limit(1);
  return stay?.seatId ?? null;
}

/** In any organisation: the directory is one for all. */
function isAddressTaken(email: EmailAddress): Promise<boolean> {
  return asSystem("look up an address", async (tx) => {
    const taken = await tx
      .select({ agentId: signInAddresses.agentId })
      .from(signInAddresses)
      .where(eq(signInAddresses.address, foldEmail(email)));
    return taken.length > 0;
  });
}
