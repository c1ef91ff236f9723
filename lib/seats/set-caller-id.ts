import { and, eq } from "drizzle-orm";
import { extensions, numbers, seats } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { lockAgent } from "#lib/agents/queries.ts";
import { record } from "#lib/audit/record.ts";
import { type ActRefusal, refusalToAct } from "#lib/auth/policy.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { lockNumber } from "#lib/numbers/lock-number.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Instant } from "#lib/values/day.ts";
import type { NumberId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { type CallerIdRefusal, mayShow } from "./caller-id-rules.ts";
import type { SetCallerId } from "./caller-id-schema.ts";
import type { LockedSeat } from "./lock-seat.ts";
import { lockSeatOf } from "./lock-seat-of.ts";

export type SetCallerIdRefusal = CallerIdRefusal | ActRefusal | "not-there";

/**
 * Chooses the number that an agent's outbound calls show: the seat's own, a call route's, or none; a number that was lost is then no
 * longer told of. For managers too, but not on an admin. Refused as `number-not-to-show` when it is neither by now.
 */
export function setCallerId(
  actor: Actor,
  input: SetCallerId,
  at: Instant,
): Promise<Outcome<{ number: string | null }, SetCallerIdRefusal | "form-already-used">> {
  return changeSeats<{ number: string | null }, SetCallerIdRefusal>(
    actor,
    "agents.edit",
    input,
    at,
    async (tx) => {
      const seat = await lockSeatOf(tx, input.agentId);
      const agent = await lockAgent(tx, input.agentId);
      if (!agent) return refused("not-there");
      const refusal = refusalToAct(tx.actor, "agents.edit", agent);
      if (refusal) return refused(refusal);
      if (!seat) return refused("no-seat-held");
      const number = input.numberId && (await lockNumber(tx, input.numberId));
      if (input.numberId && !(number && mayShow(seat.id, number))) return refused("number-not-to-show");

      await choose(tx, seat, input.numberId);
      const before = await toldOf(tx, seat);
      const callerId = number?.number ?? null;
      if (before.callerIdBefore !== callerId) {
        await record(tx, {
          orgId: agent.orgId,
          actorId: tx.actor.agentId,
          action: "caller-id.changed",
          agentId: agent.id,
          details: { callerId, ...before, seat: seat.id },
        });
      }
      return done({ number: callerId });
    },
  );
}

async function choose(tx: ActorTx, seat: LockedSeat, callerNumberId: NumberId | null): Promise<void> {
  await tx
    .update(seats)
    .set({ callerNumberId, lostCallerNumberId: null })
    .where(and(eq(seats.orgId, seat.orgId), eq(seats.id, seat.id)));
}

/** What the seat showed until now, and its extension. */
async function toldOf(tx: ActorTx, { orgId, id, callerNumberId }: LockedSeat) {
  const [extension] = await tx
    .select({ number: extensions.number })
    .from(extensions)
    .where(and(eq(extensions.orgId, orgId), eq(extensions.seatId, id)));
  const [before] = callerNumberId
    ? await tx
        .select({ number: numbers.number })
        .from(numbers)
        .where(and(eq(numbers.orgId, orgId), eq(numbers.id, callerNumberId)))
    : [];
  return { callerIdBefore: before?.number ?? null, extension: extension?.number ?? null };
}
