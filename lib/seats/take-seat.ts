import { and, eq, isNull, notExists, sql } from "drizzle-orm";
import { extensions, seatOccupancies, seats, tiers } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import type { SeatChoice } from "#lib/agents/schema.ts";
import { effectsOfKeeping, type PlannedTier } from "#lib/billing/planned-seat-rules.ts";
import type { Effect } from "#lib/billing/quote-rules.ts";
import { newSipSecret, readSipDomain } from "#lib/extensions/sip-secret.ts";
import { takeNextExtensions } from "#lib/extensions/take-extension.ts";
import { lockWaiting } from "#lib/extensions/waiting-extension.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import { newId, type SeatId, type TierId } from "#lib/values/ids.ts";
import type { TakeRefusal } from "./rules.ts";
import { staysInNow } from "./stays-now.ts";

export interface NewSeatDetails {
  extension: string | null;
  extensionType: "SIP" | "Web";
  forceLogin: boolean;
}

export interface TakenSeat extends PlannedTier {
  ok: true;
  seatId: SeatId;
  extension: string | null;
  isNew: boolean;
  /** The day on which it would have been released. */
  releaseOn: Day | null;
}
type Taken = TakenSeat | { ok: false; refusal: TakeRefusal };

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
export function effectsOfTaking(seat: TakenSeat): Effect[] {
  return seat.isNew ? [{ kind: "added", tierId: seat.tierId, count: 1 }] : effectsOfKeeping(seat);
}

/** A vacant seat, locked, for whoever is to sit in it; `seat-taken` when somebody does already, or it is gone. */
export async function takeVacant(tx: ActorTx, seatId: SeatId): Promise<Taken> {
  const occupied = tx
    .select({ id: seatOccupancies.id })
    .from(seatOccupancies)
    .where(staysInNow(seats.orgId, seats.id));
  const [seat] = await tx
    .select({
      seatId: seats.id,
      tierId: seats.tierId,
      nextTierId: seats.nextTierId,
      nextTierOn: seats.nextTierOn,
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

/**
 * Seat and extension in one statement. The constraint refuses a number that a seat has, and no tier that is sold means no seat. An
 * extension that waits under the number is taken over, voicemail box and all.
 */
async function makeSeat(
  tx: ActorTx,
  tierId: TierId,
  { extension, extensionType, forceLogin }: NewSeatDetails,
  at: Instant,
): Promise<Taken> {
  const { orgId } = tx.actor;
  const [next, sipDomain] = await Promise.all([
    extension === null ? takeNextExtensions(tx, orgId, 1) : [extension],
    readSipDomain(tx, orgId),
  ]);
  const number = next?.[0];
  if (number === undefined) return { ok: false, refusal: "extensions-used-up" };

  const seatId = newId<"seats">();
  const waiting = extension === null ? null : await lockWaiting(tx, extension);
  const extensionId = waiting?.id ?? newId<"extensions">();
  const since = sql`${at.toISOString()}::timestamptz`;
  const { sealedSipSecret, ha1 } = newSipSecret({ id: extensionId, number }, sipDomain);
  const [made] = await tx.execute<{ seats: number; extensions: number }>(sql`
    with seat as (
      insert into ${seats} (org_id, id, tier_id, force_login, created_at)
      select org_id, ${seatId}::uuid, id, ${forceLogin}::boolean, ${since}
        from ${tiers} where org_id = ${orgId} and id = ${tierId} and is_offered
      returning org_id, id
    ), extension as (
      insert into ${extensions} (org_id, id, number, type, seat_id, since, sealed_sip_secret, ha1)
      select org_id, ${extensionId}::uuid, ${number}, ${extensionType}, id, ${since}, ${sealedSipSecret}::bytea, ${ha1}
        from seat
      on conflict (org_id, number) do update
        set type = excluded.type, seat_id = excluded.seat_id, since = excluded.since,
            sealed_sip_secret = excluded.sealed_sip_secret, ha1 = excluded.ha1, version = ${extensions}.version + 1
        where ${extensions}.seat_id is null
      returning id
    )
    select (select count(*)::int from seat) as seats, (select count(*)::int from extension) as extensions`);
  if (made?.seats !== 1) return { ok: false, refusal: "tier-unknown" };
  if (made.extensions !== 1) return { ok: false, refusal: "extension-taken" };
  const nothingPlanned = { nextTierId: null, nextTierOn: null, releaseOn: null };
  return { ok: true, isNew: true, seatId, tierId, extension: number, ...nothingPlanned };
}
