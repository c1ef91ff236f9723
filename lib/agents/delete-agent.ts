import { and, eq } from "drizzle-orm";
import { extensions } from "#db/schema/index.ts";
import type { ActorTx } from "#db/tx.ts";
import { record } from "#lib/audit/record.ts";
import { changeSeats } from "#lib/billing/change-seats.ts";
import { lockSeat } from "#lib/seats/lock-seat.ts";
import { releaseVacant } from "#lib/seats/release-seat.ts";
import type { SeatRefusal } from "#lib/seats/rules.ts";
import type { Actor } from "#lib/values/actor.ts";
import type { Day, Instant } from "#lib/values/day.ts";
import type { AgentId, SeatId } from "#lib/values/ids.ts";
import { done, type Outcome, refused } from "#lib/values/outcome.ts";
import { isLastAdmin } from "./admins-left.ts";
import { closeAccount } from "./close-account.ts";
import { postAccessEnded } from "./post-access-ended.ts";
import { lockAgent } from "./queries.ts";
import { type DeactivateRefusal, refusalToDeactivate } from "./rules.ts";
import type { DeleteAgent } from "./schema.ts";

export interface Deleted {
  agentId: AgentId;
  /** The seat that is vacant from now on, and the day on which it goes if it was to be released. */
  seat: { seatId: SeatId; extension: string | null; releasedOn: Day | null } | null;
}

export type DeleteRefusal = DeactivateRefusal | SeatRefusal | "changed-meanwhile";

/**
 * Closes an account, which can be restored for 30 days, and tells its owner. The seat is kept vacant, or released as the
 * contract allows (`contract-not-ending`), unless the person sits elsewhere by now than was shown (`changed-meanwhile`): it costs nothing
 * and refunds nothing. Source: product.md, "Seats and lifecycle".
 */
export async function deleteAgent(
  actor: Actor,
  input: DeleteAgent,
  at: Instant,
): Promise<Outcome<Deleted, DeleteRefusal | "form-already-used">> {
  return changeSeats<Deleted, DeleteRefusal>(actor, "agents.delete", input, at, async (tx, today) => {
    const agent = await lockAgent(tx, input.agentId);
    const refusal = refusalToDeactivate(tx.actor, "agents.delete", agent);
    if (!agent || refusal) return refused(refusal ?? "not-there");
    if (await isLastAdmin(tx, agent)) return refused("last-admin");

    const seatId = await closeAccount(tx, agent, "deleted", at);
    if (input.seat === "release" && input.seatId && input.seatId !== seatId)
      return refused("changed-meanwhile");
    const released =
      seatId && input.seat === "release" ? await release(tx, seatId, today, input.goesOn) : null;
    if (released && !released.ok) return refused(released.refusal);

    const seat = seatId && {
      seatId,
      extension: await extensionOf(tx, seatId),
      releasedOn: released?.value.on ?? null,
    };
    await record(tx, {
      orgId: agent.orgId,
      actorId: tx.actor.agentId,
      action: "agent.deleted",
      agentId: agent.id,
      ...(seat && { details: { extension: seat.extension, releasedOn: seat.releasedOn, seat: seatId } }),
    });
    await postAccessEnded(tx, agent, "deleted", at);
    return done({ agentId: agent.id, seat });
  });
}

async function release(tx: ActorTx, seatId: SeatId, today: Day, shown: Day | undefined) {
  const seat = await lockSeat(tx, seatId);
  return seat ? releaseVacant(tx, seat, today, shown) : null;
}

async function extensionOf(tx: ActorTx, seatId: SeatId): Promise<string | null> {
  const [extension] = await tx
    .select({ number: extensions.number })
    .from(extensions)
    .where(and(eq(extensions.orgId, tx.actor.orgId), eq(extensions.seatId, seatId)));
  return extension?.number ?? null;
}
