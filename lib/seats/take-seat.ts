import { and, eq, isNull, notExists, sql } from "drizzle-orm";
import { extensions, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { SeatChoice } from "#lib/agents/schema.ts";
import type { Effect } from "#lib/billing/quote-rules.ts";
import { takeExtension } from "#lib/extensions/take-extension.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { AgentId, ExtensionId, SeatId, TierId } from "#lib/values/ids.ts";
import { newId } from "#lib/values/ids.ts";

export interface NewSeatDetails {
  extension: string | null;
  extensionType: "SIP" | "Web";
  forceLogin: boolean;
}

export interface TakenSeat {
  ok: true;
  seatId: SeatId;
  extension: string | null;
  tierId: TierId;
  isNew: boolean;
  /** The day on which it would have been released. */
  releaseOn: Day | null;
}
type Taken = TakenSeat | { ok: false; refusal: TakeRefusal };
export type TakeRefusal = "seat-taken" | "tier-unknown" | "extension-taken" | "extensions-used-up";

/**
 * The seat that the choice names: the vacant one, locked, or a new one with its extension. The organisation is locked, so
 * nobody else takes the same. A vacant seat keeps its extension; the details are for a new one. What it costs is the verb's.
 */
export async function takeSeat(
  tx: ActorTx,
  choice: Exclude<SeatChoice, { kind: "none" }>,
  details: NewSeatDetails,
  at: Instant,
): Promise<Taken> {
  return choice.kind === "vacant" ? takeVacant(tx, choice.seatId) : makeSeat(tx, choice.tierId, details, at);
}

/** What taking the seat does to the bill: a new one is charged, and one that was to be released stays. */
export function effectsOfTaking({ seatId, tierId, isNew, releaseOn }: TakenSeat): Effect[] {
  if (isNew) return [{ kind: "added", tierId, count: 1 }];
  return releaseOn === null ? [] : [{ kind: "kept", seatId, tierId, on: releaseOn }];
}

/** Puts the agent into the seat from now on. The constraints refuse a second occupant and a second seat. */
export async function occupy(tx: ActorTx, seatId: SeatId, agentId: AgentId, at: Instant): Promise<void> {
  await tx.insert(seatOccupancies).values({
    orgId: tx.actor.orgId,
    id: newId<"seat_occupancies">(),
    seatId,
    agentId,
    // Clocks of two replicas may differ: a stay never begins before the one before it ended.
    heldFrom: sql`greatest(${at.toISOString()}::timestamptz, (select max(held_until) from seat_occupancies
      where org_id = ${tx.actor.orgId} and (seat_id = ${seatId} or agent_id = ${agentId})))`,
  });
}

async function takeVacant(tx: ActorTx, seatId: SeatId): Promise<Taken> {
  const occupied = tx
    .select({ id: seatOccupancies.id })
    .from(seatOccupancies)
    .where(
      and(
        eq(seatOccupancies.orgId, seats.orgId),
        eq(seatOccupancies.seatId, seats.id),
        isNull(seatOccupancies.heldUntil),
      ),
    );
  const [seat] = await tx
    .select({
      seatId: seats.id,
      tierId: seats.tierId,
      releaseOn: seats.releaseOn,
      extension: extensions.number,
    })
    .from(seats)
    .leftJoin(extensions, and(eq(extensions.orgId, seats.orgId), eq(extensions.seatId, seats.id)))
    .where(
      and(
        eq(seats.orgId, tx.actor.orgId),
        eq(seats.id, seatId),
        isNull(seats.releasedAt),
        notExists(occupied),
      ),
    )
    .for("update", { of: seats });
  return seat ? { ok: true, isNew: false, ...seat } : { ok: false, refusal: "seat-taken" };
}

async function makeSeat(tx: ActorTx, tierId: TierId, details: NewSeatDetails, at: Instant): Promise<Taken> {
  const { orgId } = tx.actor;
  const [tier] = await tx
    .select({ id: tiers.id })
    .from(tiers)
    .where(and(eq(tiers.orgId, orgId), eq(tiers.id, tierId), eq(tiers.isOffered, true)));
  if (!tier) return { ok: false, refusal: "tier-unknown" };

  const number = await takeExtension(tx, orgId, details.extension);
  if (!number.ok) return number;

  const seatId = newId<"seats">();
  await tx.insert(seats).values({ orgId, id: seatId, tierId, forceLogin: details.forceLogin, createdAt: at });
  const inserted = await tx
    .insert(extensions)
    .values({
      orgId,
      id: newId<"extensions">() as ExtensionId,
      number: number.number,
      type: details.extensionType,
      seatId,
    })
    .onConflictDoNothing()
    .returning({ id: extensions.id });
  return inserted.length === 1
    ? { ok: true, isNew: true, seatId, tierId, extension: number.number, releaseOn: null }
    : { ok: false, refusal: "extension-taken" };
}
